/** The words of a list that is written with white space between them, folded as they are to be compared. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))
