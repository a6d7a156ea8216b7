package io.commission.payout.statement;

import java.io.IOException;
import java.math.BigDecimal;

import io.commission.payout.statement.Canvas.Style;

/** The top of the first page: whose statement it is, the draw balance, and how the net comes about. */
final class StatementFront {

    static final float HEIGHT = 226;

    private static final float PADDING = 10;
    private static final float PANELS_TOP = 82;
    private static final float PANELS_HEIGHT = 130;
    private static final float STEP = 14.5f;
    private static final float SIGN_WIDTH = 12;
    private static final float FIGURE_WIDTH = 74;
    private static final Style COMPANY = new Style(15, true, Ink.TEXT);
    private static final Style TITLE = new Style(15, false, Ink.ACCENT);
    private static final Style HEAD = new Style(8.5f, true, Ink.ACCENT);
    private static final Style PERSON = new Style(11.5f, true, Ink.TEXT);
    private static final Style LABEL = new Style(8.5f, false, Ink.MUTED);
    private static final Style VALUE = new Style(8.5f, false, Ink.TEXT);
    private static final Style STRONG = new Style(8.5f, true, Ink.TEXT);
    private static final Style HINT = new Style(7, false, Ink.MUTED);
    private static final Style NET = new Style(12, true, Ink.PAPER);

    private final Statement statement;
    private final Lettering lettering;
    private final Canvas canvas;

    StatementFront(Statement statement, Lettering lettering, Canvas canvas) {
        this.statement = statement;
        this.lettering = lettering;
        this.canvas = canvas;
    }

    void draw() throws IOException {
        float left = Canvas.MARGIN;
        float width = canvas.right() - left;
        canvas.text(ReadingOrder.clean(statement.companyName()), left, 54, width - 200, COMPANY);
        canvas.textEndingAt("Commission statement", canvas.right(), 54, 190, TITLE);
        canvas.rule(left, canvas.right(), 66, 1.5f, Ink.ACCENT);
        float gap = 12;
        float net = 252;
        float balance = 204;
        details(left, width - net - balance - 2 * gap);
        balance(left + width - net - gap - balance, balance);
        net(left + width - net, net);
    }

    private void details(float left, float width) throws IOException {
        float y = PANELS_TOP + 3;
        String person = ReadingOrder.clean(statement.personName());
        for (String line : lettering.wrap(person, true, PERSON.size(), width, 2)) {
            y += 14;
            canvas.text(line, left, y, width, PERSON);
        }
        y += 4;
        y = detail("Payout", statement.payoutNumber(), left, y, width);
        y = detail("Period", statement.periodStart() + " to " + statement.periodEnd(), left, y, width);
        y = detail("Payout date", statement.payoutDate().toString(), left, y, width);
        y = detail("Status", Figures.words(statement.status()), left, y, width);
        if (statement.paymentMethod() != null) {
            y = detail("Method", paymentMethod(), left, y, width);
        }
        detail("Currency", statement.currency(), left, y, width);
    }

    private String paymentMethod() {
        return statement.paymentMethod().equals("ACH") ? "ACH" : Figures.words(statement.paymentMethod());
    }

    private float detail(String label, String value, float left, float y, float width) throws IOException {
        float baseline = y + STEP;
        canvas.text(label, left, baseline, 68, LABEL);
        canvas.text(ReadingOrder.clean(value), left + 72, baseline, width - 72, VALUE);
        return baseline;
    }

    private void balance(float left, float width) throws IOException {
        StatementTotals totals = statement.totals();
        panel(left, width, "Draw balance");
        float y = PANELS_TOP + 18;
        y = sum("", "Before this payout", totals.balanceBefore(), left, y, width, VALUE);
        y = sum("+", "Draw advance", totals.drawAdvance(), left, y, width, VALUE);
        if (totals.drawAdvanceFree().signum() != 0) {
            y = sum("−", "Not to be recovered", totals.drawAdvanceFree(), left, y, width, VALUE);
        }
        y = sum("−", "Draw recovery", totals.drawRecovery(), left, y, width, VALUE);
        canvas.rule(left + PADDING, left + width - PADDING, y + 6, 0.6f, Ink.MUTED);
        y = sum("=", "After this payout", totals.balanceAfter(), left, y + 4, width, STRONG);
        if (totals.balanceAfter().signum() > 0) {
            canvas.text("Recovered from later payouts.", left + PADDING, y + 17, width - 2 * PADDING, HINT);
        }
    }

    private void net(float left, float width) throws IOException {
        StatementTotals totals = statement.totals();
        panel(left, width, "Net payout");
        float y = PANELS_TOP + 18;
        y = sum("", "Gross: commissions and bonuses", totals.gross(), left, y, width, VALUE);
        y = sum("+", "Adjustments", totals.adjustments(), left, y, width, VALUE);
        y = sum("+", "Draw advance", totals.drawAdvance(), left, y, width, VALUE);
        sum("−", "Draw recovery", totals.drawRecovery(), left, y, width, VALUE);
        float bar = 34;
        float top = PANELS_TOP + PANELS_HEIGHT - bar;
        canvas.fill(left, top, width, bar, Ink.ACCENT);
        canvas.text("= Net", left + PADDING, top + 21.5f, 60, NET);
        String amount = statement.currency() + " " + Figures.money(totals.net(), statement.decimals());
        canvas.textEndingAt(amount, left + width - PADDING, top + 21.5f, width - 2 * PADDING - 60, NET);
    }

    private void panel(float left, float width, String title) throws IOException {
        canvas.fill(left, PANELS_TOP, width, PANELS_HEIGHT, Ink.TINT);
        canvas.text(title, left + PADDING, PANELS_TOP + 16, width - 2 * PADDING, HEAD);
    }

    private float sum(String sign, String label, BigDecimal amount, float left, float y, float width, Style style)
            throws IOException {
        float baseline = y + STEP;
        Style figure = amount.signum() < 0 ? style.with(Ink.NEGATIVE) : style;
        canvas.text(sign, left + PADDING, baseline, SIGN_WIDTH, LABEL);
        float labelWidth = width - 2 * PADDING - SIGN_WIDTH - FIGURE_WIDTH;
        canvas.text(label, left + PADDING + SIGN_WIDTH, baseline, labelWidth, style);
        canvas.textEndingAt(
                Figures.money(amount, statement.decimals()), left + width - PADDING, baseline, FIGURE_WIDTH, figure);
        return baseline;
    }
}
