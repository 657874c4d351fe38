# How deploy/deploy, which sources this, brings a directory to ECS on Fargate.
# shellcheck disable=SC2034,SC2154 # Its variables are those of deploy/deploy.

# Before anything changes.
check_tasks() {
  if [[ ! -v given[ImageDigest] ]]; then need_tools buildah dpkg-deb git skopeo umoci; fi
  find_architecture
  given[RollbackOnAlarms]=$([[ $no_rollback ]] && echo false || echo true)
  given[DesiredTasks]=$(desired_tasks)
  if [[ $mode == OpenIdConnect ]]; then given[OidcSecretArn]=$(secret_arn "$(setting OidcSecretName)"); fi
  if [[ -v given[ImageDigest] ]]; then check_image; fi
}

# As many as load has made of them, or the least.
desired_tasks() {
  local now=0 least most
  least=$(setting MinInstances)
  # A stack that was never made has no outputs.
  if [[ $(fact "$name" O:Platform) == Fargate ]]; then
    now=$(aws ecs describe-services --cluster "$name" --services "$name" --output text --query 'services[0].desiredCount') ||
      fail "the service $name cannot be read"
  fi
  # None of a service that is gone.
  [[ $now =~ ^[0-9]+$ ]] || now=0
  most=$(setting MaxInstances)
  say "$((now < least ? least : now > most ? most : now))"
}

secret_arn() { aws secretsmanager describe-secret --secret-id "$1" --output text --query ARN || fail "the secret $1 cannot be read"; }

check_image() {
  local repository tag of
  [[ ${given[ImageDigest]} =~ ^sha256:[0-9a-f]{64}$ ]] || fail "${given[ImageDigest]} is no digest of an image: deploy/status $name lists them"
  look "$name-images"
  repository=$(fact "$name-images" O:ImageRepository)
  [[ $repository ]] || fail "there are no images of $name yet"
  tag=$(aws ecr describe-images --repository-name "$repository" --image-ids "imageDigest=${given[ImageDigest]}" --output text \
    --query 'imageDetails[0].imageTags[0]' 2>/dev/null) || fail "image ${given[ImageDigest]} is not in $repository: deploy/status $name lists those that are"
  of=${tag%%-*}
  # Images with other tags, which were not pushed by this script, may be for any.
  [[ ! $of =~ ^(arm64|x86_64)$ || $of == "$(setting Architecture)" ]] || fail "image ${given[ImageDigest]} is for $of, and $type takes $(setting Architecture)"
}

bring_image() {
  deploy_stack "$name-images" "$here/containers/images.yaml"
  given[ImageRepository]=$(output "$name-images" ImageRepository)
  if [[ -v given[ImageDigest] ]]; then
    say "Image ${given[ImageDigest]} as it was built"
  elif [[ $dry_run ]]; then
    say "would build an image for $platform"
    given[ImageDigest]='<digest of the image>'
    say "would push the image to ${given[ImageRepository]}"
  else
    say "Building an image for $platform"
    given[ImageDigest]=$("$here/containers/image" "$platform" "$work/image.tar")
    push_image
  fi
}

# The password of the registry is in no command line, and goes with the folder at the end.
push_image() {
  local repository=${given[ImageRepository]} digest=${given[ImageDigest]} address login=(--authfile "$work/registry")
  if aws ecr describe-images --repository-name "$repository" --image-ids "imageDigest=$digest" >/dev/null 2>&1; then
    say "Image $digest is in $repository already"
    return
  fi
  address=$(output "$name-images" RepositoryUri)
  aws ecr get-login-password | skopeo login "${login[@]}" --username AWS --password-stdin "${address%%/*}" >/dev/null
  skopeo copy --quiet --preserve-digests "${login[@]}" "oci-archive:$work/image.tar" "docker://$address:$(setting Architecture)-${digest:7:12}"
}
