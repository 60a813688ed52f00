import { isIP } from 'node:net';
import { VerbatimError } from '../errors.ts';
import { isPublicAddress } from './public-address.ts';

export interface TargetRules {
  /** Ports that may be asked; 80 and 443 by default. */
  readonly ports: readonly number[];
  /** If given, only these hosts and the ones below them ("example.org" allows "www.example.org"). */
  readonly allowedHosts: readonly string[];
  /** Which addresses may be connected to: public ones, unless a house reads from its own network. */
  readonly isAllowedAddress: (address: string) => boolean;
}

/** The address as the desk would open it, or a refusal. WHATWG parsing turns "127.1", "0x7f.1" and the like into one spelling. */
export function parseTarget(url: string, rules: Partial<TargetRules>): URL {
  const target = parseUrl(url);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') {
    throw refusal('invalid', 'Only web addresses (http and https) are fetched. Upload the file, or paste its words.');
  }
  if (target.username || target.password)
    throw refusal(
      'forbidden',
      'An address with a user name or password in it is not fetched. Take them out of the address, or save the page and upload the file.',
    );
  const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
  const allowed = rules.ports ?? [80, 443];
  if (!allowed.includes(port))
    throw refusal('forbidden', `The desk opens no port ${port}, only ${allowed.join(' and ')}. ${SAVE_IT}`);
  checkHost(target.hostname, rules);
  target.hash = '';
  return target;
}

function parseUrl(url: string): URL {
  try {
    return new URL(url.trim());
  } catch (cause) {
    throw new VerbatimError('invalid', 'This is not a complete web address. It begins with https://', cause);
  }
}

function checkHost(hostname: string, rules: Partial<TargetRules>): void {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const isAllowed = rules.isAllowedAddress ?? isPublicAddress;
  const isLocalName = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/.test(host);
  const isInside = isIP(host) ? !isAllowed(host) : isLocalName && !isAllowed('127.0.0.1');
  if (host === '' || isInside) throw insideNetwork(hostname);
  const { allowedHosts } = rules;
  if (allowedHosts && !allowedHosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))) {
    throw refusal('forbidden', `${hostname} is not on the list of sites that this desk may open. ${SAVE_IT}`);
  }
}

/** What leads on wherever the desk itself may not open a page. */
const SAVE_IT = 'Open the page in a browser, save it and upload the file, or paste its words.';

export function insideNetwork(host: string): VerbatimError {
  return refusal('forbidden', `${host} is an address inside a private network, which the desk never opens. ${SAVE_IT}`);
}

function refusal(code: 'invalid' | 'forbidden', message: string): VerbatimError {
  return new VerbatimError(code, message);
}
