package io.commission.http;

import jakarta.enterprise.context.RequestScoped;

/** The SHA-256 of the request's body, by which a repeated call is recognised; empty without a body. */
@RequestScoped
public class RequestDigest {
    private String hex = "";

    public String hex() {
        return hex;
    }

    void set(String digest) {
        hex = digest;
    }
}
