import { newStemmer } from 'snowball-stemmers'
import type { Language } from '../model.ts'
import { fold, wordSet } from './fold.ts'
import { memoize } from './memoize.ts'

/** Forms that the stemmers miss, after the form that a dictionary lists. Folded. */
const IRREGULAR_FORMS: Readonly<Record<'en' | 'es', string>> = {
  // Strong verbs and old plurals.
  en: `
    become=became begin=began,begun break=broke,broken bring=brought build=built buy=bought choose=chose,chosen come=came deal=dealt
    draw=drew,drawn drive=drove,driven eat=ate,eaten fall=fell,fallen fight=fought find=found fly=flew,flown forbid=forbade,forbidden
    forget=forgot,forgotten freeze=froze,frozen get=got,gotten give=gave,given go=goes,went,gone grow=grew,grown hear=heard hide=hid,hidden
    hold=held keep=kept know=knew,known lead=led leave=left lend=lent lose=lost make=made man=men mean=meant meet=met pay=paid person=people
    ride=rode,ridden rise=rose,risen run=ran say=said see=saw,seen seek=sought sell=sold send=sent shoot=shot sink=sank,sunk
    speak=spoke,spoken spend=spent stand=stood steal=stole,stolen strike=struck swear=swore,sworn take=took,taken teach=taught tell=told
    think=thought throw=threw,thrown wear=wore,worn win=won woman=women write=wrote,written child=children
  `,
  // Strong pasts, and stems that change their vowel.
  es: `
    andar=anduvo,anduvieron caer=cae,cayo,cayeron,cayendo,caido conducir=condujo,condujeron,conduce
    decir=dijo,dijeron,dice,dicen,dicho,diciendo,dira dia=dias dormir=duerme,duermen,durmio
    elegir=elige,eligen,eligio,eligieron,elegido,elegida,elegidos,elegidas,electo,electa ganar=gano,gana ir=va,van,iba,iban,ira,iran
    leer=lee,leyo,leyeron,leido morir=muere,mueren,murio,murieron,muerto,muerta,muertos,muertas nacer=nace,nacio,nacieron,nacido,nacida
    obtener=obtiene,obtienen,obtuvo,obtuvieron,obtenido,obtenidos oir=oye,oyo,oido perder=pierde,pierden,perdio,perdieron,perdido
    poner=pone,ponen,puso,pusieron,puesto,puesta producir=produce,producen,produjo,produjeron proponer=propone,propuso,propusieron
    querer=quiere,quieren,quiso,quisieron reducir=reduce,reducen,redujo,redujeron romper=rompio,rompe,roto,rota
    saber=sabe,saben,supo,supieron sostener=sostiene,sostuvo,sostienen traer=trae,trajo,trajeron venir=viene,vienen,vino,vinieron,venido
    ver=ve,ven,vio,vieron,visto,vista volver=vuelve,vuelven,volvio,vuelto
  `,
}

/** How many stems are remembered for each language. One costs some 4 µs, and texts repeat their words. */
const REMEMBERED = 200_000

const english = newStemmer('english')
const spanish = newStemmer('spanish')

const irregular = (language: 'en' | 'es', stem: (word: string) => string): ReadonlyMap<string, string> =>
  new Map(
    [...wordSet(IRREGULAR_FORMS[language])].flatMap((entry) => {
      const [word = '', ...forms] = entry.split(/[=,]/)
      return [word, ...forms].map((form) => [form, stem(word)] as const)
    }),
  )

/** Adds the accent of "-ción" and "-sión", which Snowball needs and people leave out. */
const accented = (word: string): string => word.replace(/([cs])ion$/, '$1ión')

/** The singular of a regular plural ("ciudades", "voces", "islas"). Snowball misses short plurals and those that begin with a vowel. */
const singular = (word: string): string => {
  if (word.length < 5) return word
  if (word.endsWith('ces')) return `${word.slice(0, -3)}z`
  if (/[^aeiouáéíóúüs]es$/.test(word)) return word.slice(0, -2)
  return /[aeiou]s$/.test(word) ? word.slice(0, -1) : word
}

/** Cuts the endings that Snowball leaves on short words, so that "usar" and "usó" share a stem. */
const shorter = (stem: string): string =>
  stem.length <= 4 ? stem.replace(/(?<=..)(?:[aei]r|[aeio]|[aeo]s)$/, '') : stem

/** The American spelling of British words: organise, colour, centre, defence, programme. */
const american = (word: string): string =>
  word.length < 5
    ? word
    : word
        .replace(/is(e[ds]?|er|ers|ing|ations?)$/, 'iz$1')
        .replace(/our(s|ed|ing|able|ite|ites|al)?$/, 'or$1')
        .replace(/tre(s?)$/, 'ter$1')
        .replace(/ence(s?)$/, 'ense$1')
        .replace(/gramme(s?)$/, 'gram$1')

const englishForms = irregular('en', (word) => english.stem(word))
const spanishStem = (word: string): string => shorter(fold(spanish.stem(accented(singular(word)))))
const spanishForms = irregular('es', spanishStem)

const STEMS: Readonly<Record<Language, (word: string) => string>> = {
  en: memoize(REMEMBERED, (word: string) => {
    const folded = fold(word)
    return englishForms.get(folded) ?? english.stem(american(folded))
  }),
  es: memoize(
    REMEMBERED,
    (word: string) => spanishForms.get(fold(word)) ?? spanishStem(word.normalize('NFC')),
  ),
  und: fold,
}

/**
 * The folded stem that the forms of a word share, by Snowball's algorithm for the language (Porter 2 for English) with irregular forms and
 * Spanish plurals added. `word` is in lower case with its accents, which Spanish endings need.
 */
export const stem = (word: string, language: Language): string => STEMS[language](word)
