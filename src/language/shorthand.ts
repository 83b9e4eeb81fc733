import { wordSet } from './fold.ts'

/** `short=whole words`, folded; `_` stands for a space. */
const table = (list: string): ReadonlyMap<string, string> =>
  new Map(
    [...wordSet(list)].map((entry) => {
      const [short = '', whole = ''] = entry.split('=')
      return [short, whole.replaceAll('_', ' ')]
    }),
  )

/** Question words and function words as people type them in chat. None is a word of its own. */
const ALWAYS: Readonly<Record<'en' | 'es', ReadonlyMap<string, string>>> = {
  en: table(`
    whos=who_is whats=what_is whens=when_is wheres=where_is hows=how_is whys=why_is whatre=what_are howd=how_did whatd=what_did whered=where_did whyd=why_did whod=who_did
    u=you bout=about abt=about rn=now wat=what wut=what wht=what wich=which whitch=which wen=when whn=when hw=how wher=where wer=were thier=their teh=the hte=the
    cuz=because coz=because bcz=because becuz=because thru=through gonna=going_to wanna=want_to tho=though w/o=without didn=did doesn=does
  `),
  es: table(`
    q=que k=que qe=que ke=que xq=por_que pq=por_que porq=por_que xk=por_que x=por xa=para pa=para dnd=donde dnde=donde cdo=cuando cnd=cuando cto=cuanto ctos=cuantos tb=tambien tmb=tambien tbn=tambien qn=quien qien=quien kien=quien
  `),
}

/** Words that are cut short in chat. They may also be words of a source. */
const UNLESS_KNOWN: Readonly<Record<'en' | 'es', ReadonlyMap<string, string>>> = {
  en: table(`
    r=are ur=your y=why b4=before ppl=people peeps=people govt=government gov=government gvt=government pres=president prez=president mtg=meeting mtgs=meetings yr=year yrs=years
    mo=month hr=hour hrs=hours mins=minutes dept=department min=minister intl=international natl=national biz=business econ=economy diff=difference num=number nums=numbers pct=percent
    avg=average approx=approximately info=information pic=picture sec=secretary co=company corp=corporation univ=university uni=university prof=professor gen=general sen=senator rep=representative
    btwn=between esp=especially prob=problem max=maximum vs=versus dems=democrats reps=republicans
    yest=yesterday tmrw=tomorrow wk=week wks=weeks wknd=weekend mth=month mths=months govts=governments temp=temperature temps=temperatures
  `),
  es: table(`
    gob=gobierno pdte=presidente pte=presidente pres=presidente min=ministro dpto=departamento depto=departamento info=informacion num=numero aprox=aproximadamente univ=universidad gral=general prob=problema
    dsd=desde hst=hasta temp=temperatura
  `),
}

/**
 * What a word typed in a hurry stands for ("bout", "xq", "govt"); undefined if it stands for itself.
 *
 * @param word folded
 * @param known whether a source has the word
 */
export const longForm = (word: string, language: 'en' | 'es', known: boolean): string | undefined =>
  ALWAYS[language].get(word) ?? (known ? undefined : UNLESS_KNOWN[language].get(word))
