/** In UTF-16 code units: about two lines on each side; a paragraph that gives this much is enough by itself. */
const CONTEXT = Object.freeze({ length: 160, enough: 40 });

/** What stands before a passage: the rest of its paragraph, cut at a blank; an ellipsis says that there is more. */
export function contextBefore(text: string): string {
  const paragraph = text.slice(text.lastIndexOf('\n\n') + 1);
  const near = paragraph.trim().length >= CONTEXT.enough ? paragraph.trimStart() : text.trimStart();
  return near.length <= CONTEXT.length ? near : `… ${near.slice(-CONTEXT.length).replace(/^\S*\s+/, '')}`;
}

export function contextAfter(text: string): string {
  const end = text.indexOf('\n\n');
  const paragraph = end < 0 ? text : text.slice(0, end);
  const near = paragraph.trim().length >= CONTEXT.enough ? paragraph.trimEnd() : text.trimEnd();
  return near.length <= CONTEXT.length ? near : `${near.slice(0, CONTEXT.length).replace(/\s+\S*$/, '')} …`;
}
