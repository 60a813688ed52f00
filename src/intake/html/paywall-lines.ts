/** Letters: longer is a paragraph about subscriptions. */
const LONGEST = 300;

/** What a page says where the rest of its piece is held back, one language a line. */
const HELD_BACK: readonly string[] = [
  String.raw`\b(?:subscribe|sign (?:in|up)|log ?in|register|create (?:an?|your)(?: free)? account|become a (?:subscriber|member)|start (?:a|your) .{0,20}trial|donate)\b.{0,80}\b(?:to (?:continue|keep|finish|go on|read (?:more|the|this|on)|unlock|view|see the rest|get (?:full|unlimited))|for (?:full|unlimited) access)\b`,
  String.raw`\byou(?:['’]ve| have) (?:now )?(?:reached|used|read|viewed|exceeded)\b.{0,60}\b(?:limit|allowance|free (?:articles?|stories|views|access))\b`,
  String.raw`\b(?:article|story|content|page|piece|report) (?:is|are) (?:only |exclusively )?(?:available|reserved|exclusive|open|free)?\b.{0,20}\b(?:to|for) .{0,30}\b(?:subscribers|members)\b(?: only)?|\bsubscriber[- ](?:only|exclusive) (?:content|article|story)\b`,
  String.raw`\bto (?:continue|keep|finish) reading\b.{0,80}\b(?:subscri|sign|log|register|account|member)|\bread (?:the )?full (?:article|story|text) (?:by|with|after)\b`,
  String.raw`\b(?:jetzt|hier|mit .{1,30}) weiterlesen\b|\bsie möchten (?:diesen artikel )?weiterlesen\b|\b(?:artikel|inhalt|text|beitrag) (?:ist|steht) (?:nur|exklusiv|ausschließlich)?.{0,30}\b(?:abonnent|mitglied|registriert|abo\b)|\bweiterlesen mit\b`,
  String.raw`\b(?:article|contenu|suite).{0,40}\bréservée?s? (?:à nos |aux |à )\S*\s?abonn|\bil (?:vous )?reste (?:encore )?\d+ ?% .{0,30}à (?:lire|découvrir)|\babonnez-vous pour (?:lire|continuer|accéder|poursuivre)|\bpour (?:lire|continuer|accéder à) la suite\b`,
  String.raw`\b(?:contenido|artículo|noticia).{0,20}\b(?:exclusiv[oa]|reservad[oa]|s[oó]lo) .{0,10}(?:suscriptores|socios|abonados)|\bsuscr[ií]bete para (?:seguir|continuar|leer|acceder)|\bpara (?:seguir|continuar) leyendo\b.{0,60}(?:suscr|regíst|inicia)`,
  String.raw`\b(?:contenuto|articolo).{0,30}\b(?:riservat|esclusiv)[oa] (?:agli|per gli) abbonati|\babb[oò]nati (?:per|e) (?:continua|legg)|\bper continuare a leggere\b`,
  String.raw`\b(?:conteúdo|matéria|notícia|artigo) exclusiv[oa] para assinantes|\bassine (?:já )?(?:para|e) (?:continu|le[ri]|ter acesso)`,
  String.raw`\b(?:artikel|verhaal) is (?:alleen|exclusief|enkel)? ?.{0,20}\b(?:abonnees|leden)\b|\b(?:verder|volledig artikel) lezen\?`,
  String.raw`\b(?:för|for) (?:våra |vore )?(?:prenumeranter|abonnenter)\b|\blogg?a? ?(?:in|ind|inn) (?:för|for) (?:att|at|å) (?:läsa|læse|lese)|\bvain tilaajille\b`,
  String.raw`\b(?:artykuł|treść|tekst).{0,20}\b(?:tylko )?dla (?:prenumeratorów|subskrybentów)|\baby (?:czytać|przeczytać) (?:dalej|cały)`,
  '(?:доступн|материал|статья).{0,40}(?:только )?(?:для )?подписчик|оформите подписку,? чтобы',
  '有料会員|この記事は有料|続きを読むには|残り ?\\d+ ?文字|会員限定|订阅后.{0,10}(?:阅读|查看)|付费(?:阅读|内容)|登录后.{0,6}(?:阅读|查看)|구독.{0,10}(?:후|하시면|회원).{0,20}(?:볼|읽|이용)|유료 ?(?:회원|기사)',
];

const PATTERN = new RegExp(HELD_BACK.join('|'), 'iu');

/** "Subscribe to continue reading" and its like: the piece goes on, but not on this page. */
export function isPaywallLine(line: string): boolean {
  return line.length <= LONGEST && PATTERN.test(line);
}
