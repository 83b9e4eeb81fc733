import type { PageFault } from '../../../messages/en/web.ts'
import type { Source } from '../../../model.ts'
import { bareWords } from '../../read/formats/blocks.ts'
import { parsePage } from '../../read/formats/html-dom.ts'
import { countWords, type PageSigns, signsOf } from './page-signs.ts'

/**
 * Why a page is no article, if it is none. What is doubtful counts as an article: whoever added it sees how it begins.
 * @param html the page
 * @param source what was read from it, with its furniture marked
 */
export const judgeArticle = (
  html: string,
  source: Pick<Source, 'text' | 'blocks'>,
): PageFault | undefined => {
  const signs = signsOf(parsePage(html, { add: () => {}, all: () => [] }))
  const body = bodyOf(source, signs)
  return RULES.find(([, holds]) => holds(signs, body))?.[0]
}

/** What was read as the body of a page. */
interface Body {
  readonly text: string
  readonly words: number
  /** The most words that stand together without a headline of another page between them. */
  readonly run: number
  /** How many headlines of other pages stand in it. */
  readonly teasers: number
}

const bodyOf = ({ text, blocks }: Pick<Source, 'text' | 'blocks'>, { headlines }: PageSigns): Body => {
  const parts: string[] = []
  let [words, run, longest, teasers] = [0, 0, 0, 0]
  for (const { kind, start, end } of blocks) {
    if (kind === 'furniture' || kind === 'title') continue
    const part = text.slice(start, end)
    if (headlines.has(bareWords(part))) {
      teasers += 1
      run = 0
    } else if (kind !== 'heading') {
      const count = countWords(part)
      words += count
      run += count
      longest = Math.max(longest, run)
      parts.push(part)
    }
  }
  return { text: parts.join('\n'), words, run: longest, teasers }
}

/** In words. A notice of a few lines is longer, and what stands on a wall, a form or a player is shorter. */
const [NOTHING, LITTLE, SHORT, TEASER] = [16, 60, 120, 220]

/** The first that holds is the reason. Pages of every kind have banners, forms and lists beside their article, so each rule asks how long that is. */
const RULES: readonly (readonly [PageFault, (signs: PageSigns, body: Body) => boolean])[] = [
  [
    'captcha',
    ({ title, text, hasCaptcha }, { words }) =>
      (words < SHORT && (CAPTCHA_TITLE.test(title) || (words < LITTLE && CAPTCHA_WORDS.test(text)))) ||
      (words < NOTHING && hasCaptcha),
  ],
  ['missing', ({ title }, { words }) => words < SHORT && MISSING_TITLE.test(title)],
  [
    'login',
    ({ title, hasPassword, asksWho }, { words }) =>
      (words < LITTLE && hasPassword) || (words < SHORT && asksWho && LOGIN_TITLE.test(title)),
  ],
  [
    'consent',
    ({ text, title, buttons, saysArticle }, body) =>
      buttons.some((name) => ACCEPT.test(name)) &&
      ((body.words < NOTHING && CONSENT.test(text)) ||
        (!saysArticle &&
          body.words < 3 * TEASER &&
          (consentShare(body) >= 0.5 || CONSENT_TITLE.test(title)))),
  ],
  [
    'paywall',
    ({ text, saysPaid }, { words, run }) =>
      (saysPaid && run < TEASER) ||
      (words < TEASER && WALL.test(text)) ||
      (words < LITTLE && FENCE.test(text)),
  ],
  [
    'video',
    ({ saysVideo, saysArticle, hasPlayer }, { words }) =>
      (saysVideo && words < SHORT) || (hasPlayer && !saysArticle && words < LITTLE),
  ],
  [
    'list',
    ({ headlines, saysArticle }, { words, run, teasers }) =>
      !saysArticle && run < SHORT && headlines.size >= 8 && (teasers >= 5 || wordsOf(headlines) > words),
  ],
  ['empty', ({ text }, { words }) => words < NOTHING / 2 || (words < LITTLE && NEEDS_SCRIPT.test(text))],
]

const wordsOf = (headlines: ReadonlySet<string>): number =>
  [...headlines].reduce((sum, headline) => sum + countWords(headline), 0)

/** The share of the words that stand in lines on cookies and consent. */
const consentShare = ({ text, words }: Body): number =>
  words === 0
    ? 0
    : countWords(
        text
          .split('\n')
          .filter((line) => CONSENT.test(line))
          .join('\n'),
      ) / words

const CAPTCHA_TITLE =
  /^\W*(?:just a moment|attention required|are you (?:a )?(?:human|robot)|(?:human verification|security check|robot check|captcha)\W*$|pardon our interruption|access (?:to this page has been )?denied|un momento|verificaci[oó]n de seguridad\W*$|acceso denegado)/i
const CAPTCHA_WORDS =
  /verif(?:y|ying|ies) (?:that )?you(?:’|'| a)?re? (?:a )?(?:not a (?:ro)?bot|human)|not a robot|unusual traffic|checking (?:if the site connection is secure|your browser)|enable javascript and cookies|complete the (?:security check|captcha)|press (?:and|&) hold|no (?:eres|soy|es usted) un robot|verifica(?:r|ndo)? que eres (?:una persona|humano)|tr[aá]fico inusual|resuelve el captcha/i
const MISSING_TITLE =
  /^\W*(?:(?:error\W*)?404\b|not found\b|(?:page|article|story|content) (?:not found|unavailable|does not exist|(?:is )?no longer available)|p[aá]gina (?:no (?:encontrada|disponible|existe)|inexistente)|(?:la )?p[aá]gina .{0,20}no existe|no (?:se (?:ha )?encontr(?:ado|ó)|encontrad[oa])\b)|\W404(?: not found)?\W*$/i
const LOGIN_TITLE =
  /^\W*(?:log ?[io]n|sign ?in|sign ?up|register|create (?:an |your )?account|authentication|inici(?:ar|a|o de) sesi[oó]n|acced(?:er|e)|acceso|entrar|identif[ií]cate|reg[ií]strate|crea(?:r)? (?:una |tu )?cuenta)\b/i
const ACCEPT =
  /^\W*(?:(?:i )?(?:accept|agree|allow|consent)|yes,? i|got it|ok\b|(?:aceptar?|acepto|permitir|consentir|estoy de acuerdo|de acuerdo|entendido)\b)/i
const CONSENT =
  /cookies?\b|consent|your privacy|personal data|data protection|legitimate interest|our (?:\d+ )?partners|galletas|consentimiento|tu privacidad|su privacidad|datos personales|inter[eé]s leg[ií]timo|nuestros (?:\d+ )?socios/i
const CONSENT_TITLE =
  /^\W*(?:before you continue|we value your privacy|your privacy|privacy (?:choices|settings|preferences)|cookie|consent|antes de continuar|valoramos (?:tu|su) privacidad|(?:tu|su) privacidad|consentimiento)/i
const NEEDS_SCRIPT =
  /(?:enable|requires?|turn on|without) javascript|javascript (?:is|must be) (?:disabled|required|enabled)|(?:activa|habilita|necesita|requiere)[a-z]* javascript/i
const WALL =
  /(?:subscribe|sign (?:up|in)|log in|register|become a (?:member|subscriber)|join)[^.!?]{0,40}\bto (?:continue|keep|finish|unlock)\b|(?:article|story|content|post|page) is (?:only |exclusively )?(?:for|available to|reserved for|exclusive to)[^.!?]{0,30}(?:subscriber|member)|(?:for|to) (?:paying |paid )?subscribers only|reached your (?:limit|monthly)|suscr[ií]b[^.!?]{0,40}\bpara (?:seguir|continuar)|(?:solo|s[oó]lo|exclusivo|exclusiva|reservad[oa]) para (?:suscriptores|abonados|socios)|inicia sesi[oó]n para (?:seguir|continuar)|has alcanzado el l[ií]mite/i
/** What also stands above articles that are free. */
const FENCE =
  /(?:subscribe|sign (?:up|in)|log in|register)[^.!?]{0,40}\bto (?:read|access|view)\b|subscriber[- ]only|already a (?:subscriber|member)\?|free articles? (?:left|remaining|this month)|suscr[ií]b[^.!?]{0,40}\bpara (?:leer|acceder)|¿ya (?:eres|es) (?:suscriptor|abonado|socio)/i
