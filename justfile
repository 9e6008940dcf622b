# Lists the recipes.
default:
    @just --list

# Does exactly what CI does.
ci:
    bash .ci/run

# Runs the tests.
test:
    cargo test --locked

# Rewrites the snapshots after a change; read them as a reviewer would before you commit.
snapshots:
    INSTA_UPDATE=always INSTA_FORCE_PASS=1 cargo test --locked

# Writes the schema of daejo.toml anew after a change to its keys.
schema:
    DAEJO_SCHEMA=write cargo test --locked --lib schema

# Measures speed.
bench:
    cargo bench --locked

# Fuzzes a target (facts, check, decode or name) for ten minutes.
fuzz TARGET:
    python3 fuzz/seed.py
    RUSTC_BOOTSTRAP=1 cargo fuzz run -s none {{TARGET}} -- -dict=fuzz/korean-english.dict -max_len=4096 -timeout=10 -max_total_time=600
