package dev.mainstay.http;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class or method: a request must be signed by an agent (RFC 9421, Ed25519, key known to {@link AgentKeys}).
 * Inside the resource {@link AgentIdentity} says whose signature it was. The method must be blocking.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AgentSigned {}
