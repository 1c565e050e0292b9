package dev.mainstay.http;

/** The problems that every service may answer, whatever it does: those of the way in. */
public final class HttpProblems {
    public static final ProblemKind INVALID_REQUEST =
            new ProblemKind(400, "invalid-request", "The request is not valid", "La requête n'est pas valide");
    public static final ProblemKind BAD_REQUEST =
            new ProblemKind(400, "bad-request", "The request is refused", "La requête est refusée");
    public static final ProblemKind MALFORMED_JSON = new ProblemKind(
            400, "malformed-json", "The body is not valid JSON", "Le corps de la requête n'est pas du JSON valide");
    public static final ProblemKind JSON_LIMITS = new ProblemKind(
            400, "json-limits", "The JSON document is beyond the limits", "Le document JSON dépasse les limites");
    public static final ProblemKind DIGEST_MISMATCH = new ProblemKind(
            400,
            "digest-mismatch",
            "The body is not the one that was signed",
            "Le corps de la requête n'est pas celui qui a été signé");
    public static final ProblemKind BROKEN_GZIP = new ProblemKind(
            400, "broken-gzip", "The body is not intact gzip", "Le corps de la requête n'est pas un gzip intact");
    public static final ProblemKind BODY_ABORTED = new ProblemKind(
            400, "body-aborted", "The body ended before its end", "Le corps de la requête s'est interrompu");
    public static final ProblemKind BAD_SIGNATURE = new ProblemKind(
            401,
            "bad-signature",
            "The request is not signed as it must be",
            "La requête n'est pas signée comme il se doit");
    public static final ProblemKind CLOCK_SKEW = new ProblemKind(
            401, "clock-skew", "The clocks are too far apart", "Les horloges sont trop éloignées l'une de l'autre");
    public static final ProblemKind UNKNOWN_AGENT =
            new ProblemKind(401, "unknown-agent", "No agent has this key", "Aucun agent n'a cette clé");
    public static final ProblemKind NOT_SIGNED_IN =
            new ProblemKind(401, "not-signed-in", "It is not known who asks", "On ne sait pas qui fait la demande");
    public static final ProblemKind TOKEN_REFUSED =
            new ProblemKind(401, "token-refused", "The token is not accepted", "Le jeton n'est pas accepté");
    /** Of people and programs. */
    public static final ProblemKind ROLE_MISSING =
            new ProblemKind(403, "role-missing", "Whoever asks lacks the role", "Le demandeur n'a pas le rôle requis");
    /** Of people and programs whose role holds for a part of the estate. */
    public static final ProblemKind OUT_OF_REACH = new ProblemKind(
            403,
            "out-of-reach",
            "The role does not hold for this part of the estate",
            "Le rôle ne vaut pas pour cette partie du parc");

    public static final ProblemKind FORBIDDEN =
            new ProblemKind(403, "forbidden", "Whoever asks may not do this", "Le demandeur n'a pas ce droit");
    public static final ProblemKind FOREIGN_ORIGIN = new ProblemKind(
            403,
            "foreign-origin",
            "A page of another origin may change nothing here",
            "Une page d'une autre origine ne peut rien modifier ici");
    public static final ProblemKind NOT_FOUND =
            new ProblemKind(404, "not-found", "There is nothing at this address", "Il n'y a rien à cette adresse");
    public static final ProblemKind METHOD_NOT_ALLOWED = new ProblemKind(
            405, "method-not-allowed", "The method is not allowed here", "La méthode n'est pas permise ici");
    public static final ProblemKind NOT_ACCEPTABLE = new ProblemKind(
            406,
            "not-acceptable",
            "None of the accepted forms is available",
            "Aucune des formes acceptées n'est disponible");
    /** Of a request with {@code Idempotency-Key}. */
    public static final ProblemKind IDEMPOTENCY_KEY_IN_USE = new ProblemKind(
            409,
            "idempotency-key-in-use",
            "The first request with this key is still under way",
            "La première requête de cette clé est encore en cours");

    public static final ProblemKind BODY_TOO_SLOW = new ProblemKind(
            408, "body-too-slow", "The body arrives too slowly", "Le corps de la requête arrive trop lentement");
    public static final ProblemKind PRECONDITION_FAILED = new ProblemKind(
            412,
            "precondition-failed",
            "It has changed since it was read",
            "Il y a eu un changement depuis la lecture");
    public static final ProblemKind BODY_TOO_LARGE = new ProblemKind(
            413, "body-too-large", "The body is too large", "Le corps de la requête est trop volumineux");
    public static final ProblemKind UNSUPPORTED_ENCODING = new ProblemKind(
            415,
            "unsupported-encoding",
            "The body is encoded in a way that is not supported",
            "L'encodage du corps n'est pas pris en charge");
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE = new ProblemKind(
            415,
            "unsupported-media-type",
            "The type of the body is not supported",
            "Le type du corps n'est pas pris en charge");
    public static final ProblemKind MISDIRECTED_REQUEST = new ProblemKind(
            421,
            "misdirected-request",
            "This service does not answer under this name",
            "Ce service ne répond pas sous ce nom");
    public static final ProblemKind IDEMPOTENCY_KEY_REUSED = new ProblemKind(
            422, "idempotency-key-reused", "Another request had this key", "Une autre requête portait cette clé");
    public static final ProblemKind TOO_MANY_BODIES = new ProblemKind(
            429,
            "too-many-bodies",
            "Too many bodies are on their way from this address",
            "Trop de corps de requêtes arrivent de cette adresse");
    public static final ProblemKind TOO_MANY_REFUSALS = new ProblemKind(
            429,
            "too-many-refusals",
            "Too many tokens from this address were refused",
            "Trop de jetons venant de cette adresse ont été refusés");
    public static final ProblemKind INTERNAL_ERROR =
            new ProblemKind(500, "internal-error", "The service failed", "Le service a échoué");
    public static final ProblemKind BUSY = new ProblemKind(503, "busy", "The service is busy", "Le service est occupé");

    /** Of people and programs, while tokens cannot be verified. */
    public static final ProblemKind PROVIDER_AWAY = new ProblemKind(
            503,
            "provider-away",
            "The identity provider has not been reached yet",
            "Le fournisseur d'identité n'a pas encore été joint");

    private HttpProblems() {}
}
