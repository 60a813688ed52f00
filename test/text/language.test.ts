import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseNames } from '../../src/items/quotes/quote-tables.ts';
import { languageOf, languageOfSentence } from '../../src/text/language.ts';
import { readProjectFile } from '../support/project-root.ts';

const { functionWords } = parseNames(JSON.parse(readProjectFile('data', 'names.json')));

describe('the language of a text', () => {
  it('is the one most of whose commonest words it has', () => {
    assert.equal(languageOf('The boats in the bay were sold to a firm from Harl.', functionWords), 'en');
    assert.equal(languageOf('Die Boote in der Bucht wurden an eine Firma aus Harl verkauft.', functionWords), 'de');
    assert.equal(languageOf('Les bateaux de la baie ont été vendus à une maison.', functionWords), 'fr');
    assert.equal(languageOf('Los barcos de la bahía fueron vendidos a una empresa.', functionWords), 'es');
  });

  it('is English where nothing tells', () => assert.equal(languageOf('Harl 1954', functionWords), 'en'));

  it('is not that of a name', () =>
    assert.equal(languageOfSentence('Ada von der Harl met Bo de la Rask fans.', functionWords), 'en'));
});
