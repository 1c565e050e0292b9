package dev.mainstay.scanner.topology;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A small tree of XML that comes from strangers: no DTD, no entity but the five of XML itself, no access to anything
 * outside, bounded in depth and size.
 */
final class XmlTree {

    static final int MAX_DEPTH = 32;
    static final int MAX_ELEMENTS = 100_000;

    private XmlTree() {}

    /**
     * An element.
     *
     * @param name local name: the namespaces of a topology differ by shape, the local names do not
     * @param text the text directly inside, stripped
     */
    record Element(String name, String namespace, Map<String, String> attributes, List<Element> children, String text) {

        @Nullable
        String attribute(String attribute) {
            return attributes.get(attribute);
        }

        boolean flag(String attribute) {
            return "true".equalsIgnoreCase(attributes.get(attribute));
        }

        Stream<Element> children(String childName) {
            return children.stream().filter(child -> child.name.equals(childName));
        }

        Optional<Element> child(String childName) {
            return children(childName).findFirst();
        }

        /** The grandchildren of that name inside the children of that name: {@code Clusters/Cluster}. */
        Stream<Element> inside(String childName, String grandchildName) {
            return children(childName).flatMap(child -> child.children(grandchildName));
        }

        String required(String attribute) throws UnreadableTopologyException {
            String value = attributes.get(attribute);
            if (value == null || value.isBlank()) {
                throw new UnreadableTopologyException(
                        TopologyProblems.INCOMPLETE, "An element " + name + " has no attribute " + attribute + ".");
            }
            return value.strip();
        }
    }

    static Element read(byte[] document) throws UnreadableTopologyException {
        // The JDK's own parser, whatever else is on the class path: these settings are tested against it.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("Nothing outside of the document is read");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " near line " + e.getLocation().getLineNumber();
            throw new UnreadableTopologyException(
                    TopologyProblems.NOT_XML, "The document could not be read as XML" + where + ".");
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException, UnreadableTopologyException {
        Deque<Element> open = new ArrayDeque<>();
        Deque<StringBuilder> texts = new ArrayDeque<>();
        int elements = 0;
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
                        throw new UnreadableTopologyException(
                                TopologyProblems.TOO_COMPLEX,
                                "At most " + MAX_DEPTH + " levels and " + MAX_ELEMENTS + " elements are read.");
                    }
                    open.push(start(reader));
                    texts.push(new StringBuilder());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!texts.isEmpty()) {
                        texts.getFirst().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element started = open.pop();
                    Element element = new Element(
                            started.name(),
                            started.namespace(),
                            started.attributes(),
                            started.children(),
                            texts.pop().toString().strip());
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.getFirst().children().add(element);
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableTopologyException(
                            TopologyProblems.DTD_REFUSED,
                            "A topology document has no DTD and no entities. Export it again and import that file.");
                default -> {
                    // Comments, processing instructions and white space say nothing.
                }
            }
        }
        if (root == null) {
            throw new UnreadableTopologyException(TopologyProblems.NOT_XML, "The document is empty.");
        }
        return root;
    }

    private static Element start(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        return new Element(
                reader.getLocalName(), namespace == null ? "" : namespace, attributes, new ArrayList<>(), "");
    }
}
