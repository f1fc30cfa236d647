#!/bin/sh
# Install Line of Sight on a Linux server from an unpacked bundle (make bundle): no network is asked.
# The container file runs this same script.
#
#   sh install.sh BUNDLE TARGET
#
# BUNDLE  the folder the bundle was unpacked in: wheels/, requirements.txt
# TARGET  where the program goes, such as /opt/lineofsight: venv, static, gunicorn.conf.py
#
# A second run is an upgrade: the environment is made anew aside and exchanged by one rename, so that
# a run which fails leaves the old one. The one before is kept beside the new one, to go back to, and
# older ones are removed. PYTHON names another Python.
set -eu
umask 022   # the site's own user reads what root installs

bundle=${1:?"Name the folder of the unpacked bundle."}
target=${2:?"Name the folder to install in, such as /opt/lineofsight."}
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || {
    echo "Python 3.11, 3.12 or 3.13 is needed: name it with PYTHON=." >&2
    exit 1
}
"$python" -c 'import ensurepip, venv' || {
    echo "python3-venv is needed: apt-get install python3-venv" >&2
    exit 1
}
test -f "$bundle/requirements.txt" || {
    echo "$bundle holds no requirements.txt: unpack the bundle there." >&2
    exit 1
}

mkdir -p "$target"
new=$target/venv-$(date +%Y%m%d%H%M%S)-$$
trap 'rm -rf "$new" "$new-static"' EXIT
"$python" -m venv "$new"
"$new/bin/python" -m pip install --quiet --no-index --no-deps --ignore-installed \
    --find-links "$bundle/wheels" --require-hashes --requirement "$bundle/requirements.txt"
"$new/bin/python" -m pip check

# Style sheets and icons, each with its digest in its name, and compressed once for all.
scratch=$(mktemp -d)
LINEOFSIGHT_STATIC=$new-static LINEOFSIGHT_HOME=$scratch \
    "$new/bin/lineofsight" manage collectstatic --noinput --verbosity 0
rm -rf "$scratch"

cp "$(dirname "$0")/gunicorn.conf.py" "$target/"
before=$(readlink "$target/venv" || true)
ln -sfn "$new" "$target/.venv-next" && mv -T "$target/.venv-next" "$target/venv"
ln -sfn "$new-static" "$target/.static-next" && mv -T "$target/.static-next" "$target/static"
trap - EXIT

for old in "$target"/venv-[0-9]*; do
    name=${old##*/}
    case ${name%-static} in
        "${new##*/}" | "${before##*/}") ;;
        *) rm -rf "$old" ;;
    esac
done
"$target/venv/bin/lineofsight" --version
