/**
 * What the services' REST resources share: problems, signed agents, limited bodies, closed JSON and the guards on where a
 * service listens. A service depends on this module and gets all of it; it adds only what it means.
 *
 * <ul>
 *   <li>It throws {@link dev.mainstay.http.ProblemException} from its resources, each made of a {@link
 *       dev.mainstay.http.ProblemKind} that {@code docs/problems.md} lists.
 *   <li>Its agent resources carry {@link dev.mainstay.http.AgentSigned} and ask {@link dev.mainstay.http.AgentIdentity}; the
 *       service provides one bean of {@link dev.mainstay.http.AgentKeys}. Unless the service provides a {@link
 *       java.time.Clock} bean, signatures are held against the system's clock.
 *   <li>Resources that take more or less than {@code mainstay.http.body.*} carry {@link dev.mainstay.http.LimitedBody}. All
 *       resources that take a body are blocking.
 *   <li>A request reaches a worker only when its body is complete ({@link dev.mainstay.http.arrival}).
 *   <li>Bodies are records with constraints, taken as {@code @Valid} parameters. The service's {@code ObjectMapper} refuses
 *       unknown properties: events are read with a mapper of their own.
 * </ul>
 */
@NullMarked
package dev.mainstay.http;

import org.jspecify.annotations.NullMarked;
