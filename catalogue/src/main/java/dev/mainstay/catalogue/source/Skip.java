package dev.mainstay.catalogue.source;

/** Why a statement of a document became no fact, although the document is well formed. */
public enum Skip {
    /** A fix without a KB number: the field is empty. */
    EMPTY_KB,
    /** A fix whose KB field holds words: {@code Release Notes}, {@code Click to Run}, a package's name. */
    WORDS_FOR_KB,
    /** A product number that the document's own product list does not have. */
    UNKNOWN_PRODUCT,
    /** A supersedence without a KB number: {@code None}, a bulletin's number alone. */
    WORDS_FOR_SUPERSEDENCE,
    /** A row that says nothing: no build and no KB. */
    EMPTY_ROW,
    /** A support that is said to have ended, without a date. */
    NO_DATE
}
