/** What whoever watches over the desk wants to know. Never holds a password, a code or a token. */
export interface SecurityEvent {
  readonly what:
    | 'signed-in'
    | 'sign-in-refused'
    | 'sign-in-throttled'
    | 'code-refused'
    | 'link-used'
    | 'link-refused'
    | 'token-refused'
    | 'signed-out'
    | 'refused';
  /** Id of the person, where one is known. */
  readonly person?: string;
  readonly address?: string;
  /** What was typed as a name, or asked for. */
  readonly about?: string;
}

/** One line of JSON in plain ASCII: no line break, direction mark or control character from outside reaches the log as itself. */
export function securityLogLine(event: SecurityEvent, at: Date): string {
  const line = JSON.stringify({ at: at.toISOString(), ...event, ...(event.about && { about: event.about.slice(0, 200) }) });
  return line.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
