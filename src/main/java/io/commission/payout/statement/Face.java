package io.commission.payout.statement;

/** The fonts of a statement; src/main/resources/fonts says where they are from. */
enum Face {
    REGULAR("NotoSans-Regular.ttf", false), BOLD("NotoSans-Bold.ttf", false), MIDDLE_EAST("DejaVuSansCondensed.ttf",
            false), DEVANAGARI("NotoSansDevanagari-Regular.ttf", true), THAI("NotoSansThai-Regular.ttf",
                    false), EAST_ASIA("DroidSansFallbackFull.ttf", false), KOREA("NanumSquareR.ttf", false);

    private final String file;
    private final boolean joinsLetters;

    Face(String file, boolean joinsLetters) {
        this.file = file;
        this.joinsLetters = joinsLetters;
    }

    String file() {
        return file;
    }

    /**
     * Whether the script is unreadable without the font's substitution table. Elsewhere it would only hide letters in
     * ligatures.
     */
    boolean joinsLetters() {
        return joinsLetters;
    }
}
