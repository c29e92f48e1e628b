package org.standbywizard.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report's HTML as the JDK's own XML parser reads it. */
public final class Page {
    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    /** @throws IllegalArgumentException if it is not well-formed */
    public static Page of(String html) {
        try {
            return new Page(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html))));
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    public String title() {
        return texts("title").get(0);
    }

    /** The text of every element of this name, as a reader sees it. */
    public List<String> texts(String tag) {
        return elements(tag).stream().map(Node::getTextContent).toList();
    }

    public List<Element> elements(String tag) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** A table's rows whose first cells read so, each as its cells' texts. */
    public List<List<String>> rows(String... first) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : elements("tr")) {
            List<String> cells = new ArrayList<>();
            NodeList nodes = row.getElementsByTagName("td");
            for (int i = 0; i < nodes.getLength(); i++) {
                cells.add(nodes.item(i).getTextContent());
            }
            if (cells.size() >= first.length && cells.subList(0, first.length).equals(List.of(first))) {
                rows.add(cells);
            }
        }
        return rows;
    }

    /** All that a reader sees. */
    public String text() {
        return texts("body").get(0);
    }
}
