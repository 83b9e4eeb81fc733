/*
 * Patterns for the lines around an article, in English and Spanish. All but AGENCY match folded lines (lower case,
 * no accents, straight quotes). None names a site. Each is anchored or a plain alternation, so none backtracks far.
 */

const any = (...parts: readonly string[]): string => parts.join('|')

/** The label of a button or link, alone or in a row ("Share  Tweet  Email"). */
const LABEL = any(
  'share(?: (?:this|on|via)(?: (?:article|story|post|page))?)?|tweet|e-?mail|print|save|bookmark|copy link|copy url|link copied',
  'facebook|twitter|x|whatsapp|telegram|linkedin|instagram|pinterest|reddit|youtube|tiktok|bluesky|threads|messenger|flipboard',
  'home|menu|search|log ?in|log ?out|sign ?in|sign ?up|register|my account|subscribe|donate|shop|close|(?:skip|jump) to (?:main )?(?:content|navigation|search)|contents|table of contents|(?:in|on) this (?:article|page|story)|(?:go|jump|skip) to comments|ad feedback|link copied',
  'back to top|go back|previous(?: article| post| page)?|next(?: article| post| page)?|reply|like|report|flag|upvote|downvote',
  'advertisement|advertising|sponsored(?: content)?|paid (?:content|post)|promoted|listen(?: to this article)?|watch now',
  'was this (?:article |page |answer )?(?:helpful|useful)|newsletters?|e-?newsletters?|privacy|terms|cookies?|accept(?: all)?(?: cookies)?|reject all',
  'compartir|comparte|comparte en|compartir en|tuitear|enviar|imprimir|guardar|copiar enlace|correo(?: electronico)?',
  'inicio|buscar|iniciar sesion|inicia sesion|registrarse|registrate|suscribete|suscribirse|suscripcion|mi cuenta|cerrar',
  'ir al contenido|ir a (?:los )?comentarios|indice|en est[ae] (?:nota|articulo|pagina)|volver arriba|anterior|siguiente|responder|me gusta|denunciar|publicidad|anuncio|patrocinado',
  'contenido patrocinado|escuchar|boletin(?:es)?|newsletter|aviso legal|privacidad|aceptar(?: cookies| todo)?|te (?:fue|resulto) util',
)
export const LABELS = new RegExp(`^(?:${LABEL})(?:[\\s|·•/,>»:?!]+(?:${LABEL}))*[\\s:.!?»>→|]*$`)

/** Ends a teaser or a collapsed article. */
const MORE = any(
  '(?:keep|continue) reading|read (?:more|on|the rest|full (?:story|article)|the full (?:story|article|post))|full story',
  '(?:show|see|view|load|learn) (?:more|less|all)|more',
  '(?:sigue|seguir|continuar|continua) leyendo|lee[r]? mas|lea mas|leer (?:nota|articulo|noticia)(?: completa| completo)?',
  'nota completa|(?:ver|mostrar|cargar|saber|conoce) (?:mas|menos|todo|todas)',
)
export const READ_MORE = new RegExp(`^(?:${MORE})(?:[\\s|·•»>→…]+(?:${MORE}))*[\\s.!…»>→]*$`)

/** Heading of a list of other articles. */
const OTHERS = any(
  'related(?: (?:articles?|stories|posts?|content|coverage|news|reading|links|topics|questions|videos))?|recommended(?: (?:for you|reading|stories|articles))?',
  'you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|(?:more|other|recent|popular|top|featured) (?:stories|news|articles|posts|headlines|coverage|questions)',
  'more (?:from|by) .{1,40}|most (?:read|popular|viewed|shared|commented)|trending(?: now| stories| topics)?|popular(?: now)?',
  "latest(?: (?:news|stories|posts|articles|headlines))?|editors?'?s? picks|(?:what to )?read next|up next|in case you missed it",
  "see also|also read|read also|don't miss|around the web|from our partners|you may have missed",
  '(?:lee|lea|leer|ver|vea|mira|mire) tambien|(?:tambien )?te (?:puede|podria|puede que te) interes(?:ar|e)|(?:le|te) recomendamos|recomendados?|recomendadas?',
  'no te (?:lo )?pierdas|(?:mas|otras|ultimas) noticias|(?:noticias|articulos|notas|contenidos?|temas) relacionad[oa]s?|relacionad[oa]s',
  '(?:mas|more) informaci?t?on|lo (?:mas|ultimo)(?: (?:leido|visto|popular|reciente|comentado|compartido))?|mas (?:leidas|leidos|vistas)|ultima hora|destacad[oa]s|en portada',
)
export const OTHER_ARTICLES = new RegExp(`^(?:${OTHERS})[\\s:.!…»>→]*$`)

/** Refers to another article inside this one: "Read more: …", "Lee también | …". */
export const REFERENCE =
  /^(?:related(?: (?:article|story|content|coverage|reading))?|read(?: more| also| next| this)?|also read|see also|recommended|don't miss|you may (?:also )?like|(?:lee|lea|leer|ver|vea|mira) (?:tambien|mas)|te puede interesar|tambien te puede interesar|relacionado|no te pierdas|sigue leyendo)\s?[:|»>→–—-]\s?\S/

/** Heading of the readers' comments. */
export const COMMENTS = new RegExp(
  `^(?:${any(
    '\\d+ (?:comments?|comentarios|replies|respuestas)|(?:comments?|comentarios) \\(?\\d+\\)?|(?:leave|post|add) a (?:comment|reply)|\\d+ (?:thoughts?|responses|comments?|replies) (?:on|to) .{1,160}',
    'deja (?:un|tu) comentario|join the (?:conversation|discussion)|(?:view|ver|read|show) (?:all |los |todos los )?(?:\\d+ )?(?:comments|comentarios)',
  )})[\\s:.!]*$`,
)

/** What follows the end of an article. */
export const ARTICLE_END = new RegExp(
  `^(?:${any(
    'comments|comentarios|about the authors?|(?:sobre|acerca de) (?:el|la|los|las) autor(?:a|es|as)?|acerca del autor|author bio',
    'about (?:us|this site)|contact us|quienes somos|contacto|tags|etiquetas',
  )})[\\s:.!]*$|^(?:tags?|etiquetas|temas|topics|filed under|posted in|archivado en|categories|categorias|category|categoria|keywords|palabras clave)\\s?:|^(?:©|\\(c\\)|copyright\\b).{0,160}$|all rights reserved|todos los derechos reservados`,
)

/** A line of an advertisement or a paywall. */
export const NOTICE =
  /^(?:(?:story|article|content) continues (?:below|after)|scroll (?:down )?to continue|(?:la )?(?:noticia|nota|articulo) continua (?:despues|debajo)|continua despues de la publicidad|this (?:article|content|story) is (?:only )?(?:for|available to) (?:subscribers|members)|already a (?:subscriber|member)\?|ya eres suscriptor|contenido exclusivo para suscriptores)/

/** "Photo: …" at the start of a line. */
export const CREDIT =
  /^\(?(?:(?:top|lead|main|cover|header|featured?|file|hero|banner|title|article) )*(?:images?|photo(?:s|graphs?)?|pictures?|video|illustrations?|fotos?|fotografias?|imagen(?:es)?|ilustracion(?:es)?)(?: (?:credits?|source|courtesy(?: of)?|by|via|caption|credito|de archivo|de portada|cortesia|por))*\s?[:|©/]/
/** "Photo credit: …" at the start of a line. */
export const CREDIT_LONG =
  /^\(?(?:[a-z]+ ){0,2}(?:image|photo(?:graph)?|picture|video|illustration|foto(?:grafia)?|imagen) (?:credits?|source|courtesy|credito|cortesia)\s?[:|©/]|^\(?credito (?:de (?:la )?)?(?:foto|imagen)/
/** "Photo by …" or "Source: …" at the start of a line; only short lines are credits by this. */
export const CREDIT_SHORT =
  /^\(?(?:(?:images?|photo(?:s|graph)?|picture|illustration|fotos?|fotografia|imagen) (?:by|courtesy|via|de|por|cortesia)\b|(?:credits?|creditos?|image source|source|fuente|pie de foto|caption)\s?:)/
/** A caption that ends in its credit. */
export const CREDIT_LAST =
  /\b(?:photo|photograph|picture|image|credit|foto|fotografia|imagen|credito)s?(?: credit)?\s?: ?[^:.!?]{2,60}\.?$|^\(?(?:getty images|shutterstock|reuters|afp|ap photo|associated press|epa|efe|xinhua|istock|alamy|unsplash|pexels|wikimedia commons|file photo|foto de archivo|handout)\)?\.?$|^\(?[a-z]{2,4}(?:\/[a-z]{2,4}){1,3}\)?$/
/** A picture agency beside a name or a separator. Matches the line as written, because case matters. */
export const AGENCY =
  /(?:\b(?:REUTERS|Reuters|AFP|AP|AP Photo|EPA|EFE|Xinhua|Bloomberg|Getty Images|Shutterstock|iStock|Alamy|Zuma|ANSA|TASS|Europa Press|Agencia \p{Lu}\p{L}+) ?[/|] ?\p{L}[\p{L} .,'’/-]{1,60}|[/|(©,—–-] ?(?:Getty Images|Shutterstock|AFP|Reuters|REUTERS|EPA|EFE|iStock|Alamy|Unsplash|Pexels|Wikimedia Commons)(?: via [\p{L} ]{2,30})?|\((?:[^()]{0,40} )?(?:[Pp]hoto|[Ff]oto|[Ii]mage)(?: by| por|:| de|\/)[^()]{2,80})\)?\.?\s*$/u
