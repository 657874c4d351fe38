# How what is built here gets files of Debian; scripts source it, with a folder for temporary files in $work.
# shellcheck disable=SC2154 # They set it.

# Unpacks packages into the folder ROOT, with the list by which scanners know them, from a line of sources.list or, if it is empty, from
# this machine's sources.
unpack() {
  local architecture=$1 root=$2 source=$3 archives package
  shift 3
  archives=$(mktemp -d "$work/packages.XXXXXX")
  local apt=(apt-get -qq -o "Dir::State=$archives" -o "Dir::Cache=$archives" -o Dir::State::status=/dev/null
    -o "APT::Architecture=$architecture" -o "APT::Architectures=$architecture" -o APT::Sandbox::User=root)
  mkdir -p "$archives/lists/partial" "$archives/archives/partial" "$root/var/lib/dpkg"
  if [[ $source ]]; then
    printf '%s\n' "$source" >"$archives/sources.list"
    apt+=(-o "Dir::Etc::SourceList=$archives/sources.list" -o Dir::Etc::SourceParts=/dev/null)
  fi
  "${apt[@]}" update
  (cd "$archives" && "${apt[@]}" download "$@")
  for package in "$archives"/*.deb; do
    dpkg-deb --extract "$package" "$root"
    dpkg-deb --field "$package" | sed '1a Status: install ok installed' >>"$root/var/lib/dpkg/status"
    echo >>"$root/var/lib/dpkg/status"
  done
}
