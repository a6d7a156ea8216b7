package io.commission.imports;

import java.io.Closeable;
import java.io.IOException;

/** Rows of a file in their order. */
interface RowSource extends Closeable {
    /** The next row, or null at the end. */
    InputRow next() throws IOException;
}
