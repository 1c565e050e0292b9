package dev.mainstay.scanner.topology;

import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.SqlInstanceRef;
import dev.mainstay.scanner.topology.XmlTree.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reader of topology documents of either shape, which refuses one that could not be an estate. */
public final class TopologyReader {

    private static final Pattern FQDN = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,62})(\\.[a-z0-9]([a-z0-9_-]{0,62}))*");

    private TopologyReader() {}

    /**
     * Reads a whole document.
     *
     * @param document the bytes as they are in the file, in whatever encoding their XML declaration or byte order mark says
     * @throws UnreadableTopologyException if it is not XML, not a topology, or contradicts itself
     */
    public static Topology read(byte[] document) throws UnreadableTopologyException {
        Element root = XmlTree.read(document);
        Topology topology = switch (root.name()) {
            case "Topology" -> AsXmlDocument.topology(root);
            case "TopologyBuilder" -> TbxmlDocument.topology(root);
            default ->
                throw new UnreadableTopologyException(
                        TopologyProblems.WRONG_ROOT,
                        "The root is " + root.name()
                                + "; it must be Topology (Get-CsTopology -AsXml) or TopologyBuilder (a .tbxml file).");
        };
        check(topology);
        checkServices(topology);
        return topology;
    }

    private static void check(Topology topology) throws UnreadableTopologyException {
        if (topology.clusters().isEmpty()) {
            throw new UnreadableTopologyException(
                    TopologyProblems.INCOMPLETE, "The topology has no clusters: there is nothing to import.");
        }
    }

    private static void checkServices(Topology topology) throws UnreadableTopologyException {
        Set<String> clusters = new HashSet<>();
        topology.clusters().forEach(cluster -> clusters.add(cluster.key()));
        for (Service service : topology.services()) {
            List<@Nullable SqlInstanceRef> instances = new ArrayList<>();
            instances.add(service.mirror());
            instances.add(service.witness());
            boolean known = clusters.contains(service.cluster())
                    && instances.stream().allMatch(ref -> ref == null || clusters.contains(ref.cluster()));
            if (!known) {
                throw new UnreadableTopologyException(
                        TopologyProblems.INCOMPLETE,
                        "The service " + service.key() + " (" + service.role()
                                + ") is installed on a cluster that the document does not have.");
            }
        }
    }

    /** Names compare without case; a name with other characters than DNS and Windows allow is refused. */
    static String fqdn(String name) throws UnreadableTopologyException {
        String fqdn = name.strip().toLowerCase(Locale.ROOT);
        if (fqdn.length() > 255 || !FQDN.matcher(fqdn).matches()) {
            throw new UnreadableTopologyException(
                    TopologyProblems.INCOMPLETE, "\"" + name + "\" is not the name of a computer.");
        }
        return fqdn;
    }

    /** SQL Server compares instance names without case; no name means the default instance. */
    static String sqlInstance(@Nullable String name) {
        return name == null || name.isBlank() ? "MSSQLSERVER" : name.strip().toUpperCase(Locale.ROOT);
    }

    static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
