import { fold } from '../../language/fold.ts'

/**
 * Whether a paragraph only asks its reader for something: to subscribe, follow, share, comment, give or accept.
 * It looks for imperatives about "us", "our …", "below" or the page itself, so that an article about newsletters
 * is not a call. Quotations are ignored. A list item counts only as a whole sentence: "Sign up for flood alerts"
 * may be advice.
 */
export const isCallToAction = (text: string, item: boolean): boolean => {
  if (text.length > LONGEST) return false
  if (!HINT.test(text)) return false
  const plain = fold(text.replace(QUOTED, ' '))
  if (!item && plain.length < 80 && BUTTON.test(plain)) return true
  const sentences = plain.split(/(?<=[.!?…])\s+/).filter((sentence) => /\p{L}/u.test(sentence))
  let calls = 0
  for (const sentence of sentences) if (IMPERATIVE.test(sentence) || BOILERPLATE.test(sentence)) calls++
  return calls > 0 && calls * 2 >= sentences.length
}

/** Whether a letter to the readers asks for support. Looks at the first 4,000 characters. */
export const isPlea = (text: string): boolean =>
  /\b(?:please|consider|support|donat|contribut|subscri|gift|help us|apoy|dona[r ]|donacion|suscri|contribu|ayud)/.test(
    fold(text.slice(0, 4_000)),
  )

/** In characters: a longer paragraph says more than a call does. */
const LONGEST = 700

const QUOTED = /“[^”]{0,400}”|"[^"]{0,400}"|«[^»]{0,400}»/g

/** A cheap first test: without one of these words no pattern below can match. */
const HINT =
  /subscri|free|any ?time|limit|already|socios|gratuit|gratis|cuando quieras|sign(?:ing)? up|follow|register|stay |connect|keep up|find us|let us|tell us|read more of|check out|explore|browse|see our|read our|discover|enjoy|like us|share|comment|join|support|donat|contribution|click|tap here|member|inbox|newsletter|cookie|rights reserved|app\b|our (?:stories|coverage|reporting)|javascript|email|us a|what you|hiring|privacy|patron|suscr|reg[ií]str|inscr|s[ií]g[ua]|compart|comentario|clic|pincha|bolet[ií]n|correo|hazte|apoy|ayud|escr[ií]b|av[ií]sa|cu[eé]nta|d[eé]ja|recib|pulsa|ingres|entra aqu|revisa|conoce|explora|haga|haz |te gust|quieres|nuestr|dona|derechos|términos|pol[ií]tica de|[uú]nete|descarga|apuntate|visit our|visita nuestr/i

const us = '(?:us|our|me|my)\\b'
const EN = [
  `(?:subscribe|sign up|register)(?: (?:now|today|here|free|for free|below|in seconds))*(?:[.!]*$| (?:to|for|and|in)\\b.{0,80}?\\b(?:our|us|my|your inbox)\\b.{0,200}$)`,
  `(?:connect|keep up) with ${us}|find us on|check your inbox`,
  `follow (?:${us}|along on|@)`,
  `like us on`,
  `share (?:(?:your|this|it|them)\\b.{0,80}?\\b(?:below|comments?|with ${us}|on (?:social|facebook|twitter|x|whatsapp)|friends)|this (?:article|story|post|page)\\b)`,
  `(?:leave|post|drop|write|send) (?:us|a comment|your comment|a reply|your (?:thoughts|opinion))|(?:tell|let) us\\b`,
  `join (?:${us}|the (?:conversation|discussion|debate|newsletter|mailing list))`,
  `(?:support|fund|back) (?:${us}|(?:independent|quality|this kind of) (?:journalism|reporting|media|news))`,
  `(?:make|give|send) (?:a|your) .{0,40}?(?:donation|contribution|gift)(?: (?:to (?:us|our)|today|now|here|below)\\b|[.!]*$)`,
  `consider (?:making|giving|sending|becoming|supporting|donating|subscribing|contributing|a (?:donation|contribution|gift))`,
  `(?:donate|contribute|subscribe|give) (?:now|today|here|to us|to ${us})`,
  `(?:click|tap) (?:here|below|the (?:button|link) (?:below|above))`,
  `become (?:a|an|our) (?:[a-z]+ )?(?:member|subscriber|supporter|patron)\\b`,
  `(?:download|get|install|try) our (?:[a-z]+ )?(?:app|newsletter)\\b`,
  `get .{0,80} (?:to|in) your (?:inbox|email)`,
  `(?:explore|check out|visit|browse|read|see|discover|enjoy) (?:more of )?our\\b.{0,120}$`,
  `enter your e-?mail|(?:add|make|choose|set) us (?:as|a|your)\\b`,
]
/** The Spanish imperative also means "she shares", "he supports", so each pattern needs the words that follow it. */
const ES = [
  `(?:suscribete|suscribase|registrate|registrese|inscribete|apuntate|siguenos|siganos|compartenos|escribenos|apoyanos|ayudanos|avisanos)\\b`,
  `(?:sigue|siga) (?:tod[oa]s?|nuestr[oa]s?|la informacion|las noticias) .{0,60} en\\b`,
  `(?:comparte|comparta) (?:est[ae] (?:nota|noticia|articulo|contenido)|tus?\\b|en (?:tus )?redes|con tus)`,
  `(?:deja|deje|dejanos|dejenos|cuentanos|cuentenos) (?:tu|su|un|en los) (?:comentario|opinion|mensaje)s?|cuentanos`,
  `(?:haz|haga) (?:clic|click)|(?:pincha|pinche|pulsa|pulse|ingresa|ingrese|entra) aqui`,
  `(?:hazte|hagase) (?:socio|socia|miembro|suscriptor|amigo)`,
  `(?:apoya|apoye) (?:nuestro|el) (?:trabajo|periodismo)|(?:dona|done) (?:ahora|aqui|hoy)|(?:considera|considere) (?:hacer|realizar|apoyar|donar|suscribir|una donacion)`,
  `(?:unete|unase) (?:a nuestr|a la (?:conversacion|comunidad)|al (?:canal|grupo|debate))`,
  `(?:descarga|descargue|visita|visite|conoce|explora|revisa) nuestr[oa]s?`,
  `(?:recibe|reciba) .{0,80}\\ben (?:tu|su) (?:correo|bandeja|email|celular|movil)`,
  `(?:haz|haga) (?:una|tu|su) .{0,30}?(?:donacion|contribucion|aporte)`,
]
/** A button or the heading of a box: it has no full stop, so it is not a sentence of the text. */
const BUTTON =
  /^(?:please )?(?:sign up|subscribe|register|donate|join|stay (?:informed|tuned|connected|updated|up to date|in touch))\b(?: (?:to|for|with|now|today|in|–|-|—)\b)? ?[^.!?:]{0,60}$|^(?:(?:our|the|this|free|daily|weekly|monthly|morning|evening|e-?mail|skip|past|after|before|end of|get|your|nuestro|boletin) ){0,4}(?:newsletters?|boletin)(?: (?:promotion|sign-?up|subscription|form|semanal|diario))?$/

/** Begins a sentence or a clause, after "please" and the like. */
const IMPERATIVE = new RegExp(
  `(?:^|[,;:–—!?-] )(?:please |por favor,? |now |so |then |and |y |also |just |simply )*(?:${[...EN, ...ES].join('|')})|^(?:want|looking for|enjoy(?:ed|ing)?|like|liked|love|did you (?:like|enjoy)|if you (?:liked|enjoyed|like|enjoy|value|appreciate)|te gusto|si te (?:gusto|ha gustado|gusta)|quieres (?:leer |recibir |ver )?mas)\\b.{0,60}\\b(?:our|this (?:article|story|post)|what you|est[ae] (?:nota|noticia|articulo)|nuestr[oa]s?|noticias)\\b`,
)

/** Legal lines and form labels. */
const BOILERPLATE =
  /^privacy (?:notice|policy)\b|\bsee our privacy policy|\bwe use cookies|this (?:web)?site uses cookies|cookie (?:policy|settings|preferences)|by (?:clicking|signing up|subscribing|continuing)\b.{0,80}\b(?:agree|accept|consent)|all rights reserved|your e-?mail address will not be published|required fields are marked|please enable javascript|unsubscribe at any time|(?:cancel|you (?:can|may) leave) (?:at )?any ?time|\bis (?:only )?(?:for|available to|reserved for) (?:our |paying )?(?:subscribers|members)(?: only)?[.!]?$|^you(?: ha|')ve (?:read|reached|used) .{0,40}\b(?:free|limit)\b|^already (?:a|an) (?:member|subscriber)\b.{0,30}?\?|^already (?:subscribed|registered)\?|(?:sign|log) in (?:here )?to (?:continue|keep|go on) reading|we (?:may|might) (?:earn|receive) (?:a|an) .{0,20}commission|you must be logged in|utilizamos cookies|usamos cookies|este sitio (?:web )?(?:usa|utiliza)|politica de cookies|todos los derechos reservados|al (?:suscribirte|registrarte|continuar)\b.{0,80}\bacept|tu direccion de correo .{0,30}no sera publicada|los campos obligatorios|\b(?:es|contenido)(?: solo| exclusivo)? para (?:nuestros )?(?:suscriptores|socios)[.!]?$|^has (?:leido|alcanzado|agotado) .{0,40}\b(?:gratis|gratuitos|limite)\b|^ya eres (?:suscriptor|socio|suscriptora|socia)\b|cancela cuando quieras|(?:inicia sesion|registrate|suscribete) para seguir leyendo/
