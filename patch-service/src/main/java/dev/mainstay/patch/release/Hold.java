package dev.mainstay.patch.release;

/**
 * Why a job may not start now.
 *
 * @param code stable, kebab case
 * @param message a sentence for people, English
 * @param passes whether it ends by itself when a running job ends; otherwise somebody has to act
 */
public record Hold(String code, String message, boolean passes) {}
