package io.commission.payout.statement;

/** The colours of a statement, in parts of 255. */
enum Ink {
    TEXT(31, 41, 55), MUTED(107, 114, 128), ACCENT(24, 66, 110), NEGATIVE(160, 30, 30), PAPER(255, 255, 255), TINT(243,
            246, 250), RULE(209, 215, 223);

    private final float red;
    private final float green;
    private final float blue;

    Ink(int red, int green, int blue) {
        this.red = red / 255f;
        this.green = green / 255f;
        this.blue = blue / 255f;
    }

    float red() {
        return red;
    }

    float green() {
        return green;
    }

    float blue() {
        return blue;
    }
}
