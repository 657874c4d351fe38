#!/bin/bash
# Makes a fresh Amazon Linux 2023 instance serve one release. It runs as EC2 user data, behind the settings that
# deploy/fleet.yaml writes in front of it; a second run changes only what differs. Its output is in
# /var/log/cloud-init-output.log, which the CloudWatch agent sends on.
set -Eeuo pipefail
umask 022
export LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/opt/aws/bin

readonly PROGRAM=/opt/employee-directory
readonly SERVICE=employee-directory.service
readonly SETTINGS=/etc/employee-directory/settings
# Where systemd looks for what the unit's LoadCredential names.
readonly SECRET=/etc/credstore/SignIn__ClientSecret
readonly AGENT=/opt/aws/amazon-cloudwatch-agent
readonly METADATA=http://169.254.169.254/latest
reason='the bootstrap stopped unexpectedly'

say() { printf '%s bootstrap: %s\n' "$(date -u +%FT%TZ)" "$*"; }

fail() {
  reason=$1
  return 1
}

# The wait doubles from 2 s.
retry() {
  local attempts=$1 attempt
  shift
  for ((attempt = 1; ; attempt++)); do
    if "$@"; then return 0; fi
    ((attempt < attempts)) || return 1
    say "attempt $attempt of $attempts failed: $*"
    sleep $((2 ** attempt))
  done
}

instance_id() {
  local token
  token=$(curl -fsS --max-time 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$METADATA/api/token") || return 1
  curl -fsS --max-time 5 -H "X-aws-ec2-metadata-token: $token" "$METADATA/meta-data/instance-id"
}

lifecycle() {
  local instance
  instance=$(retry 3 instance_id) || return 1
  aws autoscaling complete-lifecycle-action --region "$REGION" --auto-scaling-group-name "$STACK" \
    --lifecycle-hook-name bootstrap --instance-id "$instance" --lifecycle-action-result "$1"
}

# Says once how it went. Nobody waits for that when an operator runs the script again, so it may fail then.
finish() {
  local status=$?
  trap - EXIT
  trap '' HUP INT TERM
  if ((status == 0)); then
    reason="release $RELEASE_HASH serves"
    retry 3 lifecycle CONTINUE || say 'the lifecycle action was not taken'
  else
    say "failed: $reason"
    retry 3 lifecycle ABANDON || say 'the lifecycle action was not taken'
  fi
  retry 3 cfn-signal --region "$REGION" --stack "$STACK" --resource Fleet --exit-code "$status" --reason "$reason" ||
    say 'the signal was not taken'
  say "$reason"
  exit "$status"
}

check_settings() {
  local name
  for name in RELEASE_BUCKET RELEASE_HASH TABLE PHOTO_BUCKET BROWSE BALANCER_NETWORKS ALLOWED_HOSTS HEALTH_SECONDS LOAD_SWITCH SIGN_IN_MODE; do
    [[ -n ${!name-} ]] || fail "the setting $name is missing"
  done
}

install_packages() {
  retry 5 dnf install --assumeyes --quiet libicu amazon-cloudwatch-agent logrotate || fail 'packages could not be installed'
}

download() { aws s3 cp --only-show-errors --region "$REGION" "s3://$RELEASE_BUCKET/releases/$RELEASE_HASH.tar.gz" "$1"; }

# Each release has a folder named by its hash, which appears complete or not at all.
fetch_release() {
  release=$PROGRAM/releases/$RELEASE_HASH
  [[ ! -d $release ]] || return 0
  rm -rf "$PROGRAM/incoming"
  mkdir -p "$PROGRAM/releases" "$PROGRAM/incoming/files"
  retry 4 download "$PROGRAM/incoming/archive" || fail "release $RELEASE_HASH could not be downloaded"
  sha256sum --check --status <<<"$RELEASE_HASH  $PROGRAM/incoming/archive" || fail "the download is not release $RELEASE_HASH"
  tar -xzf "$PROGRAM/incoming/archive" -C "$PROGRAM/incoming/files" --no-same-owner || fail "release $RELEASE_HASH cannot be unpacked"
  # The program runs as a user of its own, whatever the rights were where the release was made.
  chmod -R u=rwX,go=rX "$PROGRAM/incoming/files"
  mv -T "$PROGRAM/incoming/files" "$release"
  rm -rf "$PROGRAM/incoming"
}

write_settings() {
  mkdir -p "${SETTINGS%/*}"
  install -d -m 750 /var/log/employee-directory
  cat >"$SETTINGS.new" <<END
ASPNETCORE_ENVIRONMENT=Production
Urls=http://*:8080
AWS_REGION=$REGION
Storage__Provider=Aws
Storage__DataFolder=/var/lib/employee-directory
Aws__TableName=$TABLE
Aws__PhotoBucket=$PHOTO_BUCKET
Access__Browse=$BROWSE
Proxy__Networks=$BALANCER_NETWORKS
AllowedHosts=$ALLOWED_HOSTS
Metrics__Stack=$STACK
LoadSwitch__Enabled=$LOAD_SWITCH
SignIn__Mode=$SIGN_IN_MODE
END
  if [[ $SIGN_IN_MODE != Local ]]; then
    cat >>"$SETTINGS.new" <<END
SignIn__Authority=$OIDC_ISSUER
SignIn__ClientId=$OIDC_CLIENT_ID
SignIn__AdminGroup=$OIDC_ADMIN_GROUP
SignIn__GroupsClaim=$OIDC_GROUPS_CLAIM
SignIn__AlbArn=$BALANCER
END
  fi
  mv -T "$SETTINGS.new" "$SETTINGS"
}

read_secret() {
  aws secretsmanager get-secret-value --region "$REGION" --secret-id "$OIDC_SECRET" --query SecretString --output text >"$SECRET.new"
}

# For root alone; systemd hands it to the program and to nobody else.
keep_secret() {
  if [[ $SIGN_IN_MODE != OpenIdConnect ]]; then
    rm -f "$SECRET"
    return
  fi
  install -d -m 700 "${SECRET%/*}"
  install -m 600 /dev/null "$SECRET.new"
  retry 4 read_secret || fail 'the client secret could not be read'
  mv -T "$SECRET.new" "$SECRET"
}

switch_to() {
  ln -sfn "$1" "$PROGRAM/next"
  mv -T "$PROGRAM/next" "$PROGRAM/current"
  install -m 644 "$1/deploy/employee-directory.logrotate" /etc/logrotate.d/employee-directory
  install -m 644 "$1/deploy/$SERVICE" "/etc/systemd/system/$SERVICE"
  systemctl daemon-reload
  systemctl reset-failed "$SERVICE" 2>/dev/null || true
  systemctl enable --quiet "$SERVICE"
}

serve() {
  switch_to "$1" && systemctl restart "$SERVICE" && healthy
}

# More than /health asks of a running instance: one that never reached its table and bucket was not set up well.
healthy() {
  local deadline=$((SECONDS + HEALTH_SECONDS))
  until curl -fsS --max-time 5 --output /dev/null http://127.0.0.1:8080/health/deep; do
    ((SECONDS < deadline)) || return 1
    sleep 1
  done
}

start_release() {
  local before
  before=$(readlink "$PROGRAM/current" || true)
  if ! serve "$release"; then
    journalctl --no-pager --lines 20 --unit "$SERVICE" || true
    tail -n 20 /var/log/employee-directory/application.log || true
    if [[ -n $before && $before != "$release" ]]; then
      say "going back to $before"
      serve "$before" || say 'the release before does not serve either'
    else
      systemctl disable --now --quiet "$SERVICE" || true
    fi
    fail "release $RELEASE_HASH does not become healthy"
  fi
}

configure_agent() {
  sed "s/@STACK@/$STACK/g" "$release/deploy/amazon-cloudwatch-agent.json" >"$AGENT/etc/employee-directory.json" || return 1
  "$AGENT/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$AGENT/etc/employee-directory.json"
}

# Before the program, so that a start that fails is seen; but serving matters more than being watched.
start_agent() { configure_agent || say 'the CloudWatch agent did not start'; }

: "${STACK:?is missing}" "${REGION:?is missing}"
trap finish EXIT
trap 'exit 143' HUP INT TERM
say "release ${RELEASE_HASH-}"
check_settings
install_packages
fetch_release
keep_secret
write_settings
start_agent
start_release
