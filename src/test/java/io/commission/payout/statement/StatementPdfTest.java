package io.commission.payout.statement;

import static io.commission.payout.statement.StatementExamples.d;
import static io.commission.payout.statement.StatementExamples.many;
import static io.commission.payout.statement.StatementExamples.statement;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementPdfTest {

    static Stream<Statement> examples() {
        return Stream.of(
                StatementExamples.usual(),
                StatementExamples.drawOnly(),
                StatementExamples.negative(),
                StatementExamples.zeroNet(),
                StatementExamples.dinars(),
                StatementExamples.names(),
                many(300, 1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void PAY_6_the_same_statement_gives_the_same_bytes(Statement statement) {
        byte[] first = StatementPdf.render(statement);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-KW-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kuwait"));
            StatementPdf.render(many(3, 9));
            assertArrayEquals(first, StatementPdf.render(statement));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void PAY_6_threads_do_not_disturb_each_other() throws Exception {
        List<Statement> statements = examples().toList();
        List<byte[]> alone = statements.stream().map(StatementPdf::render).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                statements.forEach(statement -> work.add(() -> StatementPdf.render(statement)));
            }
            List<Future<byte[]>> rendered = threads.invokeAll(work);
            for (int i = 0; i < rendered.size(); i++) {
                assertArrayEquals(alone.get(i % alone.size()), rendered.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void PAY_6_shows_every_amount_and_what_belongs_to_it(Statement statement) throws IOException {
        String text = text(statement);
        int decimals = statement.decimals();
        for (StatementLine line : statement.lines()) {
            assertContains(text, Figures.money(line.amount(), decimals));
            assertContains(text, line.date().toString());
            assertContains(text, line.earnedMonth().toString());
            if (line.reference() != null) {
                assertContains(text, line.reference());
            }
            if (line.basisAmount() != null) {
                assertContains(text, Figures.money(line.basisAmount(), decimals));
            }
            if (line.splitPercent() != null) {
                assertContains(text, Figures.percent(line.splitPercent()));
            }
        }
        for (StatementSection section : StatementSection.values()) {
            if (!statement.lines(section).isEmpty()) {
                assertContains(text, section.title());
                assertContains(text, Figures.money(statement.total(section), decimals));
            }
        }
        assertContains(text, statement.payoutNumber());
        assertContains(text, statement.periodStart() + " to " + statement.periodEnd());
    }

    @Test
    void DRAW_3_the_box_shows_how_the_net_comes_about() throws IOException {
        String text = text(StatementExamples.negative());
        for (String row : List.of(
                "Gross: commissions and bonuses 100.00",
                "+ Adjustments −1,350.25",
                "+ Draw advance 3,250.25",
                "− Not to be recovered 2,000.00",
                "− Draw recovery 0.00",
                "= Net USD 2,000.00",
                "Before this payout 125.50",
                "= After this payout 1,375.75")) {
            assertContains(text, row);
        }
        assertFalse(text(StatementExamples.usual()).contains("Not to be recovered"));
    }

    @Test
    void PAY_6_a_payout_of_a_draw_alone_says_that_there_are_no_entries() throws IOException {
        assertContains(text(StatementExamples.drawOnly()), "No entries in this payout.");
    }

    @Test
    void PAY_6_prior_period_lines_stand_apart_and_prior_adjustments_are_marked() throws IOException {
        String text = text(StatementExamples.usual());
        assertTrue(text.indexOf("LD-20377") > text.indexOf("Prior-period commissions"));
        assertTrue(text.indexOf("LD-20377") < text.indexOf("Bonuses"));
        assertContains(text, "Prior period. Margin corrected");
        assertContains(text, "75.00 flat");
    }

    @Test
    void MON_1_amounts_have_the_decimals_of_the_currency() throws IOException {
        String text = text(StatementExamples.dinars());
        assertContains(text, "1,234,567.890");
        assertContains(text, "KWD 123,456.790");
    }

    @Test
    void PAY_6_pages_carry_their_sums_and_count_themselves() throws IOException {
        List<String> pages = pages(many(300, 1));
        assertTrue(pages.size() > 5);
        Pattern carried = Pattern.compile("Carried forward: .* (\\S+)");
        Pattern brought = Pattern.compile("Brought forward: .* (\\S+)");
        int carries = 0;
        for (int i = 0; i < pages.size(); i++) {
            assertContains(pages.get(i), "Page " + (i + 1) + " of " + pages.size());
            assertContains(pages.get(i), "Basis amount");
            Matcher out = carried.matcher(pages.get(i));
            Matcher in = brought.matcher(i + 1 < pages.size() ? pages.get(i + 1) : "");
            boolean carries1 = out.find();
            assertEquals(carries1, in.find());
            if (carries1) {
                assertEquals(out.group(1), in.group(1));
                carries++;
            }
        }
        assertTrue(carries > 3);
        assertEquals(300, count(String.join("", pages), "LD-2\\d{4}"));
    }

    @Test
    void PAY_6_no_row_leaves_its_page_or_covers_the_footer() throws IOException {
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            List<StatementLine> lines = new ArrayList<>();
            int count = random.nextInt(120);
            for (int i = 0; i < count; i++) {
                lines.add(new StatementLine(
                        StatementExamples.START, YearMonth.of(2026, 11),
                        List.of("LOAD_COMMISSION", "BONUS", "ADJUSTMENT").get(random.nextInt(3)),
                        "R" + i + "R", words(random, 12), words(random, 12), "NET_MARGIN", d("1.00"), null, false, null,
                        d("1.00"), random.nextBoolean(), words(random, 200)));
            }
            Statement statement = statement("A", seed % 2 == 0 ? "USD" : "EUR", 2, lines, "0", "0", "0", "0");
            assertEquals(count, count(text(statement), "R\\d+R"), "rows with seed " + seed);
            assertTrue(lowestRow(statement) <= 0, "a row in the footer with seed " + seed);
        }
    }

    @Test
    void PAY_6_names_of_any_script_are_embedded_as_subsets() throws IOException {
        try (PDDocument document = Loader.loadPDF(StatementPdf.render(StatementExamples.names()))) {
            List<String> fonts = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded());
                    fonts.add(font.getName().replaceFirst("[A-Z]{6}\\+", ""));
                }
            }
            for (String font : List.of(
                    "NotoSans-Regular", "NotoSans-Bold", "DejaVuSansCondensed", "NotoSansDevanagari-Regular",
                    "NotoSansThai-Regular", "DroidSansFallback", "NanumSquareR")) {
                assertTrue(fonts.contains(font), font + " in " + fonts);
            }
        }
        String text = text(StatementExamples.names());
        for (String word : List.of(
                "Łukasz Żółć-Ångström 王小明", "Königs Wusterhausen", "Nguyễn", "Товарищество", "Παπαδόπουλοι",
                "株式会社日本通運", "한진택배 주식회사", "顺丰速运有限公司", "חברת", "ขนส่งไทย", "თბილისი",
                "office affairs of fi fl ffi", "Rocket □ Freight Line two")) {
            assertContains(text, word);
        }
    }

    @Test
    void PAY_6_the_document_says_what_it_is_without_a_clock() throws IOException {
        try (PDDocument document = Loader.loadPDF(StatementPdf.render(StatementExamples.usual()))) {
            assertEquals("Commission statement PAY-202611-000017", document.getDocumentInformation().getTitle());
            assertEquals(
                    StatementExamples.END.plusDays(1).toString(),
                    document.getDocumentInformation().getCreationDate().toInstant().toString().substring(0, 10));
            assertEquals(null, document.getDocumentInformation().getModificationDate());
        }
    }

    private static String words(Random random, int most) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            words.append("w".repeat(1 + random.nextInt(14))).append(' ');
        }
        return words.toString();
    }

    /** How far the lowest text above the footer reaches below the lowest place for it. */
    private static float lowestRow(Statement statement) throws IOException {
        float[] lowest = {Float.NEGATIVE_INFINITY};
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (TextPosition position : positions) {
                    float fromBottom = getCurrentPage().getMediaBox().getHeight() - position.getY();
                    if (fromBottom > 23) {
                        lowest[0] = Math.max(lowest[0], 40 - fromBottom);
                    }
                }
            }
        };
        try (PDDocument document = Loader.loadPDF(StatementPdf.render(statement))) {
            stripper.getText(document);
        }
        return lowest[0];
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is missing in\n" + text);
    }

    private static String text(Statement statement) throws IOException {
        return String.join("\n", pages(statement));
    }

    private static List<String> pages(Statement statement) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(StatementPdf.render(statement))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
        }
        return pages;
    }
}
