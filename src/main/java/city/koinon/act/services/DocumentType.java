package city.koinon.act.services;

import java.util.UUID;

/** A paper people are asked for, or are given: a passport, a certificate of residence. @param name the id of the text that names it */
public record DocumentType(UUID id, String slug, UUID name) {}
