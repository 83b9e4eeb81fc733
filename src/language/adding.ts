/** How people ask to add what they give: beside a link or a file, in English or Spanish. */

/** Whether words ask for nothing but to add a link or a file: “add this”, “añade este enlace”. @param words without links */
export const asksToAdd = (words: string): boolean => ADDING.test(words.trim())

const ADDING =
  /^(?:(?:please|por favor)[\s,]+)?(?:add|save|include|take in|index|a(?:ñ|n)ad[ae](?:n?los?|las?)?|añadir|agreg(?:a|ar|ue)(?:los?|las?)?|guarda(?:r|los?|las?)?|incluye|incluir)\b(?:\s+(?:this|that|these|those|it|them|the|a|these two|esto|eso|este|esta|estos|estas|ese|esa|el|la|los|las|lo|un|una|to|al?|en))*(?:\s+(?:links?|files?|pdfs?|documents?|articles?|pages?|reports?|sources?|enlaces?|archivos?|documentos?|artículos?|páginas?|informes?|fuentes?))?(?:\s+(?:to|in|on|al?|en)\s+(?:(?:the|our|your|my|la|las|los|el|tus|mis|nuestras)\s+)?(?:sources|shelf|library|fuentes|estante|biblioteca))?(?:[\s,]+(?:please|por favor|thanks|gracias))?[\s.!:]*$/iu

/** The links in a text, each once. Signs that end a sentence are no part of one. */
export const linksIn = (text: string): readonly string[] => [
  ...new Set(
    (text.match(/https?:\/\/[^\s<>"“”|]+/giu) ?? []).map((link) => link.replace(/[.,;:!?)\]}'’]+$/u, '')),
  ),
]
