import { parseXml } from '../parse-xml.ts';

/** The addresses outside of the file that a part of it points to, by the ids that stand in the part. */
export function readRelationships(xml: string): Map<string, string> {
  const addresses = new Map<string, string>();
  if (xml === '') return addresses;
  parseXml(xml, {
    open: (name, { Id, Target, TargetMode }) => {
      if (name === 'Relationship' && Id && Target && TargetMode === 'External') addresses.set(Id, Target);
    },
    text: () => {},
    close: () => {},
  });
  return addresses;
}
