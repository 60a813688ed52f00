/** The value of a script of data; none where it is no JSON. */
export function parseScript(script: string): unknown[] {
  const json = script.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, '');
  try {
    return [JSON.parse(json)];
  } catch {
    return parseLoose(json);
  }
}

/** Raw line ends inside strings are the usual fault. */
function parseLoose(json: string): unknown[] {
  try {
    return [JSON.parse(json.replace(/[\u0000-\u001F]+/g, ' '))];
  } catch {
    return [];
  }
}
