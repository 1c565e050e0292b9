package dev.mainstay.http.list;

/** One of a list, with its place as the database sorts it: what is stored elsewhere of the same instant may be finer. */
public record Placed<T>(Cursor place, T item) {}
