package dev.mainstay.catalogue.host.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What {@code Export-Clixml} writes (Microsoft's protocol MS-PSRP, §2.2.5), as the objects that {@code ConvertTo-Json} would
 * have written of the same. Values are texts.
 */
final class CliXml {

    private static final String ROOT = "<Objs ";
    private static final Set<String> LISTS = Set.of("LST", "IE", "QUE", "STK");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CliXml() {}

    static boolean isIn(String text) {
        return text.stripLeading().startsWith(ROOT);
    }

    /** @throws UnreadableExportException with the line of the mistake, or of where it breaks off */
    static List<JsonNode> objects(ExportedFile file) {
        List<JsonNode> objects = new ArrayList<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which says nothing on the error stream
            Element root = builder.parse(
                            new InputSource(new StringReader(file.text().stripLeading())))
                    .getDocumentElement();
            for (Element child : children(root)) {
                objects.add(node(child));
            }
            return objects;
        } catch (SAXParseException e) {
            throw file.unreadable(e.getLineNumber(), Remark.XML_BROKEN.with());
        } catch (SAXException | ParserConfigurationException e) {
            throw file.unreadable(1, Remark.XML_BROKEN.with());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // text in memory does not fail
        }
    }

    private static JsonNode node(Element element) {
        if (!element.getTagName().equals("Obj")) {
            return element.getTagName().equals("Nil")
                    ? JsonNodeFactory.instance.nullNode()
                    : JsonNodeFactory.instance.textNode(unescaped(element.getTextContent()));
        }
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        String value = null;
        boolean whole = false;
        for (Element child : children(element)) {
            String kind = child.getTagName();
            if (LISTS.contains(kind)) {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                children(child).forEach(one -> list.add(node(one)));
                return list;
            } else if (kind.equals("Props") || kind.equals("MS")) {
                whole |= kind.equals("Props");
                children(child).forEach(one -> properties.set(one.getAttribute("N"), node(one)));
            } else if (kind.equals("ToString") || kind.equals("DT")) {
                value = unescaped(child.getTextContent());
            }
        }
        return value == null || whole || isRecord(properties) ? properties : JsonNodeFactory.instance.textNode(value);
    }

    /** What {@code Select-Object} made has its properties where other objects have remarks only. */
    private static boolean isRecord(ObjectNode properties) {
        return !properties.isEmpty() && !properties.has("DisplayHint");
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (@Nullable Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
    }
}
