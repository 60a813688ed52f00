import { Parser } from 'htmlparser2';
import { VerbatimError } from '../errors.ts';
import { INTAKE_LIMITS } from './limits.ts';

export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Streams XML. Knows the five standard entities and character references only: nothing is fetched, nothing expands. */
export function parseXml(xml: string, handlers: XmlHandlers): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > INTAKE_LIMITS.xmlDepth) throw tooDeep();
        handlers.open(name, attributes);
      },
      ontext: handlers.text,
      onclosetag: (name) => {
        depth--;
        handlers.close(name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}

function tooDeep(): VerbatimError {
  return new VerbatimError('too-large', 'The parts of this file are nested too deep for a document. Paste the text instead.');
}
