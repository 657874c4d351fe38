# How deploy/deploy, which sources this, brings a directory to Lambda.
# shellcheck disable=SC2034,SC2154 # Its variables are those of deploy/deploy.

# The secret between CloudFront and the functions is in no command line, output or setting; the functions know its hash. That of the one
# before stays until the next change, as CloudFront takes minutes to send another everywhere.
make_origin_secret() {
  local before='' hash
  if ! is_remnant "$name"; then before=$(fact "$name" P:OriginSecretHashes); fi
  if [[ $before && ! $new_origin_secret ]]; then return; fi
  if [[ $dry_run ]]; then
    given[OriginSecret]='<a new secret>' given[OriginSecretHashes]='<its hash>'
    return
  fi
  origin_secret=$(openssl rand -hex 32)
  hash=$(printf '%s' "$origin_secret" | sha256sum | cut -d ' ' -f 1)
  given[OriginSecretHashes]=$hash${before:+,${before%%,*}}
  if [[ ! $before ]]; then given[OriginSecret]=$origin_secret; fi
}

# Of all that may change the functions, so that versions are published when there is something new, and only then.
revision() {
  local key
  {
    cat "$1"
    for key in $(names_of "$1"); do
      [[ $key == Revision || $key == OriginSecret ]] || say "$key=$(setting "$key")"
    done
  } | sha256sum | cut -c 1-16
}

upload_static() {
  local kind_of
  for kind_of in 'css text/css' 'js text/javascript' 'svg image/svg+xml'; do
    # A name says what is in it: those of earlier releases stay, for pages that are still open.
    run aws s3 sync --only-show-errors --size-only --exclude '*' --include "*.${kind_of% *}" --content-type "${kind_of#* }; charset=utf-8" \
      --cache-control 'max-age=31536000, immutable' "$work/static" "s3://$1/static"
  done
}

# It also writes the copy of the read model from which the other functions start.
run_schedule() {
  local fault
  printf '{"do": "scheduled work"}' >"$work/event"
  fault=$(aws lambda invoke --function-name "$name-schedule" --payload "fileb://$work/event" --cli-read-timeout 0 --output text \
    --query FunctionError "$work/answer")
  [[ $fault == None ]] || fail "the schedule failed: $(<"$work/answer")"
}

deploy_serverless() {
  local bucket distribution origin_secret=''
  template=$here/serverless/serverless.yaml kind=zip
  need_parameters_of "$here/data.yaml" "$template"
  need_tools openssl sha256sum
  if [[ ! -v given[ReleaseHash] ]]; then need_tools apt-get dpkg-deb zip; fi
  need_with Platform=Serverless DomainName EdgeCertificateArn
  case $(setting SignInMode) in
    Local) ;;
    OpenIdConnect)
      need_with SignInMode=OpenIdConnect OidcIssuer OidcClientId OidcSecretName
      given[OidcSecretVersion]=$(secret_version "$(setting OidcSecretName)")
      ;;
    *) fail 'Platform=Serverless has no balancer that signs people in: SignInMode is Local or OpenIdConnect' ;;
  esac
  check_alarms
  given[RollbackOnAlarms]=$([[ $no_rollback ]] && echo false || echo true)
  find_architecture
  if [[ -v given[ReleaseHash] ]]; then check_release; fi

  deploy_stack "$name-data" "$here/data.yaml"
  choose_data TableName PhotoBucket ReleaseBucket
  bucket=${given[ReleaseBucket]}
  if [[ -v given[ReleaseHash] ]]; then
    say "Release ${given[ReleaseHash]} as it was built"
  elif [[ $dry_run ]]; then
    say "would build for $platform"
    given[ReleaseHash]='<hash of the release>'
    say "would upload the release and its static files to $bucket"
  else
    say "Building for $platform"
    given[ReleaseHash]=$("$here/serverless/publish" "$platform" "$work/release.zip" "$work/static")
    upload "$bucket"
    upload_static "$bucket"
  fi
  make_origin_secret
  "$here/serverless/render" >"$work/serverless.yaml"
  given[Revision]=$(revision "$work/serverless.yaml")
  previous=$(fact "$name" P:ReleaseHash)
  deploy_stack "$name" "$work/serverless.yaml"
  # Now all functions know it.
  if [[ $origin_secret && ! ${given[OriginSecret]-} ]]; then
    given[OriginSecret]=$origin_secret
    deploy_stack "$name" "$work/serverless.yaml"
  fi

  distribution=$(output "$name" DistributionName)
  if [[ ! $(setting HostedZoneId) ]]; then
    say "People reach it once the DNS has this: $(setting DomainName). CNAME $distribution. (an ALIAS or ANAME for a domain's own name)"
  fi
  if [[ $dry_run ]]; then return; fi
  protect "$name-data" true
  protect "$name" true
  run_schedule
  wait_for_health "$(output "$name" Address)" "$distribution" ||
    fail "$(output "$name" Address)health does not say 200 but: $answer. deploy/status $name tells more"
  delete_old_releases
  say "The directory is at $(output "$name" Address)"
}
