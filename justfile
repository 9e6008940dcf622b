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

# Measures speed.
bench:
    cargo bench --locked
