import type { HtmlBlock } from './html-blocks.ts';

const CONSENT = Object.freeze({
  /** Letters: a longer page has a piece beside its notice. */
  most: 8_000,
  /** Share of the letters in paragraphs that speak of consent. */
  share: 0.5,
});

/** Who asks, in the words of such notices. */
const ASKS =
  /\bwe(?:,| and) .{0,60}\bpartners?\b|\bwe use cookies\b|\bbefore you continue\b|\bwir (?:und|verwenden) .{0,60}(?:partner|cookies)|\bnous (?:et nos|utilisons) .{0,60}(?:partenaires|cookies)|\b(?:nosotros y nuestros|utilizamos) .{0,60}(?:socios|cookies)|\b(?:noi e (?:i nostri|terze parti)|utilizziamo) .{0,60}(?:partner|cookie|terze)|\b(?:nós e (?:os )?nossos|utilizamos) .{0,60}(?:parceiros|cookies)|\b(?:wij|we) en onze .{0,40}partners|\b(?:vi och våra|vi og vores|vi og våre) .{0,40}partner|\bmy i nasi .{0,40}partnerzy|мы (?:и наши партн[её]ры|используем (?:файлы )?cookie)|当社と.{0,20}パートナー|我们(?:和我们的合作伙伴|使用\s?cookie)/iu;
const SPEAKS =
  /cookie|consent|privacy|personal data|tracking|vendors?|einwillig|datenschutz|zustimm|traceurs|consentement|confidentialité|vie privée|consentimiento|privacidad|consenso|consentimento|toestemming|samtycke|samtykke|zgod[aęy]|prywatno|согласи|конфиденциальн|同意|プライバシー|隐私/iu;

/** A page that asks for cookies and shows nothing else. */
export function isConsentNotice(blocks: readonly HtmlBlock[]): boolean {
  const letters = lettersOf(blocks);
  if (letters > CONSENT.most || !blocks.some(({ text }) => ASKS.test(text))) return false;
  return lettersOf(blocks.filter(({ text }) => SPEAKS.test(text))) >= CONSENT.share * letters;
}

function lettersOf(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
