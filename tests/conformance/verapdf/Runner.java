import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Runs veraPDF over many files in one virtual machine: Runner FLAVOURS FILE..., flavours as in `ua1,2a`. Prints one line of
 * JSON for each file and flavour: {file, flavour, compliant, checks, failed: [{clause, test, times, message}]}; a file that
 * cannot be read has `problem` in place of the last three. Judging the lines is left to who reads them.
 */
public final class Runner {
  private static final int LONGEST = 400;

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ObjectMapper json = new ObjectMapper();
    for (int index = 1; index < arguments.length; index++)
      for (String flavour : arguments[0].split(","))
        out.println(json.writeValueAsString(verdict(arguments[index], flavour)));
  }

  private static Map<String, Object> verdict(String file, String name) {
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("file", file);
    verdict.put("flavour", name);
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    try (InputStream bytes = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      verdict.put("compliant", result.isCompliant());
      verdict.put("checks", result.getTotalAssertions());
      verdict.put("failed", failed(result));
    } catch (Exception problem) {
      verdict.put("compliant", false);
      verdict.put("problem", problem.toString());
    }
    return verdict;
  }

  /** One entry a rule, with its first message and where in the file that was. */
  private static List<Map<String, Object>> failed(ValidationResult result) {
    Map<String, Map<String, Object>> rules = new TreeMap<>();
    for (TestAssertion one : result.getTestAssertions()) {
      if (one.getStatus() != TestAssertion.Status.FAILED) continue;
      String clause = one.getRuleId().getClause();
      int test = one.getRuleId().getTestNumber();
      Map<String, Object> rule = rules.computeIfAbsent(clause + "-" + test, key -> new LinkedHashMap<>());
      if (rule.isEmpty()) {
        rule.put("clause", clause);
        rule.put("test", test);
        rule.put("times", 0);
        String message = one.getMessage() + " @ " + one.getLocation().getContext();
        rule.put("message", message.length() > LONGEST ? message.substring(0, LONGEST) : message);
      }
      rule.merge("times", 1, (before, more) -> (Integer) before + (Integer) more);
    }
    return new ArrayList<>(rules.values());
  }
}
