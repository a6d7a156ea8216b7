package io.commission.crm;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import io.commission.TestTokens;
import io.restassured.response.ValidatableResponse;

/**
 * The public CRM data, converted to what the imports take. Agents report to their managers, regions are territories; Prospecting is
 * pipeline, Engaging best_case. What is misspelt is mended and listed, what is missing stays missing.
 */
public final class CrmBook {
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy");
    private static final Map<String, String> STATUS = Map.of("Prospecting", "pipeline", "Engaging", "best_case", "Won",
            "closed_won", "Lost", "closed_lost");
    private static final Map<String, String> SECTORS = Map.of("technolgy", "technology");
    private static final String COLUMNS = "externalId,accountId,ownerId,name,openedOn,amount,closeDate,status,stage";

    private final List<Map<String, String>> teams;
    private final List<Map<String, String>> accounts;
    private final List<Map<String, String>> deals;
    private final Map<String, String> products = new HashMap<>();
    private final Map<String, Integer> mended = new LinkedHashMap<>();

    private CrmBook(Path folder) {
        teams = table(folder.resolve("sales_teams.csv"));
        accounts = table(folder.resolve("accounts.csv"));
        deals = table(folder.resolve("sales_pipeline.csv"));
        table(folder.resolve("products.csv"))
                .forEach(row -> products.put(row.get("product").replace(" ", ""), row.get("product")));
        accounts.forEach(row -> row.computeIfPresent("sector",
                (column, sector) -> mend("sector", sector, SECTORS.getOrDefault(sector, sector))));
        deals.forEach(row -> row.computeIfPresent("product",
                (column, product) -> mend("product", product, products.get(product.replace(" ", "")))));
    }

    /** Empty where the data is not there. */
    public static Optional<CrmBook> find() {
        Path folder = Path.of(System.getProperty("commission.data", "../shared/data"), "crm");
        return Files.isDirectory(folder) ? Optional.of(new CrmBook(folder)) : Optional.empty();
    }

    /** Rows whose value was mended, by column, old and new spelling. */
    public Map<String, Integer> mended() {
        return mended;
    }

    /** Agents with opportunities, by name. */
    public List<String> agents() {
        return List.copyOf(new TreeSet<>(deals.stream().map(row -> row.get("sales_agent")).toList()));
    }

    /** How many opportunities each agent has. */
    public Map<String, Long> opportunitiesByAgent() {
        return deals.stream().collect(Collectors.groupingBy(row -> row.get("sales_agent"), Collectors.counting()));
    }

    public String people() {
        Map<String, String> regions = new LinkedHashMap<>();
        teams.forEach(row -> regions.put(row.get("manager"), row.get("regional_office")));
        StringBuilder csv = new StringBuilder("externalId,name,territory,managerId\n");
        regions.forEach((manager, region) -> csv.append(line(manager, manager, region, "")));
        teams.forEach(row -> csv.append(line(row.get("sales_agent"), row.get("sales_agent"),
                row.get("regional_office"), row.get("manager"))));
        return csv.toString();
    }

    public String accounts() {
        StringBuilder csv = new StringBuilder("externalId,name,type\n");
        accounts.forEach(row -> csv.append(line(row.get("account"), row.get("account"), row.get("sector"))));
        return csv.toString();
    }

    /** Without structures: each agent has 100. */
    public String opportunities() {
        StringBuilder csv = new StringBuilder(COLUMNS + "\n");
        deals.forEach(row -> csv.append(facts(row)).append('\n'));
        return csv.toString();
    }

    /** As bodies of syncs of so many deals at most; an empty cell says nothing. */
    public List<String> syncs(int most) {
        List<String> syncs = new ArrayList<>();
        for (int from = 0; from < deals.size(); from += most) {
            syncs.add(deals.subList(from, Math.min(deals.size(), from + most)).stream().map(this::synced)
                    .collect(Collectors.joining(",", "{\"deals\":[", "]}")));
        }
        return syncs;
    }

    private String synced(Map<String, String> row) {
        String[] names = COLUMNS.split(",");
        String[] cells = facts(row).split(",", -1);
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            String quote = names[i].equals("amount") ? "" : "\"";
            if (!cells[i].isEmpty()) {
                json.append(json.isEmpty() ? "{" : ",").append('"').append(names[i]).append("\":").append(quote)
                        .append(cells[i]).append(quote);
            }
        }
        return json.append('}').toString();
    }

    /**
     * The same, each with a structure: the agent 70 and House 30; on every third the agent 60, the agent who follows by name 20 as
     * SUBAGENT, House 20.
     */
    public String opportunitiesWithSubagents() {
        List<String> agents = agents();
        StringBuilder csv = new StringBuilder(COLUMNS + ",structure\n");
        for (int i = 0; i < deals.size(); i++) {
            String agent = deals.get(i).get("sales_agent");
            String next = agents.get((agents.indexOf(agent) + 1) % agents.size());
            csv.append(facts(deals.get(i))).append(',').append(i % 3 == 2
                    ? "HOUSE_REP:" + agent + ":60;SUBAGENT:" + next + ":20;HOUSE::20"
                    : "HOUSE_REP:" + agent + ":70;HOUSE::30").append('\n');
        }
        return csv.toString();
    }

    /** Everything into a tenant, with subagents on every third. */
    public void importWithSubagents(UUID tenant) {
        post(tenant, "people", people()).body("rejected", equalTo(0));
        post(tenant, "accounts", accounts()).body("rejected", equalTo(0));
        post(tenant, "opportunities", opportunitiesWithSubagents()).body("rejected", equalTo(0));
    }

    public static ValidatableResponse post(UUID tenant, String kind, String csv) {
        return given().auth().oauth2(TestTokens.of(tenant, "ada", "admin")).contentType("text/csv; charset=utf-8")
                .body(csv).post("/api/imports/" + kind).then().statusCode(200);
    }

    private String facts(Map<String, String> row) {
        String fields = line(row.get("opportunity_id"), row.get("account"), row.get("sales_agent"),
                row.get("product"), date(row.get("engage_date")), row.get("close_value"), date(row.get("close_date")),
                STATUS.get(row.get("deal_stage")), row.get("deal_stage"));
        return fields.strip();
    }

    private String mend(String column, String from, String to) {
        if (to == null) {
            throw new IllegalStateException("no " + column + " is known as " + from);
        }
        if (!to.equals(from)) {
            mended.merge(column + " " + from + " -> " + to, 1, Integer::sum);
        }
        return to;
    }

    private static String date(String american) {
        return american.isEmpty() ? "" : LocalDate.parse(american, AMERICAN).toString();
    }

    private static String line(String... cells) {
        for (String cell : cells) {
            if (cell.contains(",") || cell.contains("\"") || cell.contains(":") || cell.contains(";")) {
                throw new IllegalStateException("needs quoting: " + cell);
            }
        }
        return String.join(",", cells) + "\n";
    }

    private static List<Map<String, String>> table(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.get(0).split(",");
            List<Map<String, String>> rows = new ArrayList<>();
            for (String text : lines.subList(1, lines.size())) {
                String[] cells = text.split(",", -1);
                if (cells.length != header.length) {
                    throw new IllegalStateException(file + " has a row of " + cells.length + " cells: " + text);
                }
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
