# What the scripts of an operator have in common; they source it.
set -euo pipefail
export AWS_PAGER='' AWS_RETRY_MODE=standard

dry_run='' yes='' name='' kind=tar.gz
arguments=()
declare -A facts=()

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# The usage is the script's second comment line.
usage() {
  sed -n '3s/^# //p' "$0" >&2
  exit 2
}

read_arguments() {
  local argument
  for argument; do
    case $argument in
      --dry-run) dry_run=1 ;;
      --yes) yes=1 ;;
      -*) usage ;;
      *) if [[ $name ]]; then arguments+=("$argument"); else name=$argument; fi ;;
    esac
  done
  [[ $name ]] || usage
  [[ $name != *-@(network|data|images) ]] || fail "$name is the name of a part of a directory"
  [[ $name =~ ^[a-z][a-z0-9-]{1,23}$ ]] || fail "the name $name is not 2 to 24 small letters, digits and hyphens that begin with a letter"
}

need_tools() {
  local tool
  for tool; do
    command -v "$tool" >/dev/null || fail "$tool is not installed"
  done
}

need_account() {
  local region identity
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}
  [[ $region ]] || fail 'no region is chosen: set AWS_REGION'
  [[ $region =~ ^[a-z]{2}(-[a-z]+)+-[0-9]$ ]] || fail "$region is no region, such as eu-west-1"
  export AWS_REGION=$region AWS_DEFAULT_REGION=$region
  if ! identity=$(aws sts get-caller-identity --query Arn --output text 2>&1); then
    case $identity in
      *'locate credentials'*) fail 'there are no credentials: run aws configure or aws sso login' ;;
      *xpired*) fail 'the credentials have expired: sign in again' ;;
      *'onnect to the endpoint'*) fail "AWS does not answer in the region $region: is it spelt right and the network up?" ;;
      *) fail "AWS does not accept the credentials: ${identity##*$'\n'}" ;;
    esac
  fi
  say "As $identity in $region"
}

run() {
  if [[ $dry_run ]]; then
    printf 'would run:'
    printf ' %q' "$@"
    printf '\n'
  else
    "$@"
  fi
}

# Without what it answers.
quietly() {
  local answer
  answer=$(run "$@")
  if [[ $dry_run ]]; then say "$answer"; fi
}

# By y, or by the word that is asked for.
confirm() {
  local question=$1 word=${2-} answer
  if [[ $yes ]]; then return 0; fi
  read -rp "$question [${word:-y/N}] " answer </dev/tty || fail 'nobody is here to answer: add --yes'
  if [[ $word ]]; then [[ $answer == "$word" ]]; else [[ $answer == [yY]* ]]; fi || fail 'nothing was changed'
}

# Asks once what a stack is: its Status, Description, parameters (P:name) and outputs (O:name), a line each.
look() {
  local answer
  if answer=$(aws cloudformation describe-stacks --stack-name "$1" --output text --query "Stacks[0].[
      [['Status', StackStatus], ['Description', Description]],
      Parameters[].[join('', ['P:', ParameterKey]), ParameterValue],
      Outputs[].[join('', ['O:', OutputKey]), OutputValue]][]" 2>&1); then
    facts[$1]=$answer
  elif [[ $answer == *'does not exist'* ]]; then
    facts[$1]=$'Status\tNONE'
  else
    fail "the stack $1 cannot be read: ${answer##*$'\n'}"
  fi
}

fact() { awk -F '\t' -v key="$2" '$1 == key { print $2 }' <<<"${facts[$1]}"; }

# A stack whose first change set was not executed holds nothing, and may not tell its description yet.
need_own() {
  [[ $(fact "$1" Status) == REVIEW_IN_PROGRESS || $(fact "$1" Description) == EmployeeDirectory,* ]] || fail "the name is taken: the stack $1 is none of EmployeeDirectory"
}

need_directory() {
  look "$name"
  if [[ $(fact "$name" Status) =~ ^(NONE|REVIEW_IN_PROGRESS)$ ]]; then fail "there is no directory $name in $AWS_REGION"; fi
  need_own "$name"
}

output() {
  local value
  value=$(fact "$1" "O:$2")
  if [[ $value ]]; then
    say "$value"
  elif [[ $dry_run ]]; then
    say "<$2 of $1>"
  else
    fail "the stack $1 does not tell its $2"
  fi
}

# Marks all events of one operation, whatever the clocks say and however the AWS CLI prints times.
new_token() { printf '%s-%s-%s' "${0##*/}" "$(date -u +%Y%m%d%H%M%S)" "$$"; }

# Prints the events of an operation until the stack is at rest, and then its status on the last line.
follow() {
  local stack=$1 token=$2 seen='' events event status
  while :; do
    look "$stack"
    status=$(fact "$stack" Status)
    events=$(aws cloudformation describe-stack-events --stack-name "$stack" --output text \
      --query "reverse(StackEvents[?ClientRequestToken=='$token'].[EventId,ResourceStatus,LogicalResourceId,ResourceStatusReason])" 2>/dev/null) || events=''
    while IFS= read -r event; do
      [[ $event && $seen != *"${event%%$'\t'*}"* ]] || continue
      seen+=" ${event%%$'\t'*}"
      say "  ${event#*$'\t'}"
    done <<<"$events"
    [[ $status == *_IN_PROGRESS ]] || break
    sleep 5
  done
  say "$stack: $status"
  [[ $status =~ ^(CREATE_COMPLETE|UPDATE_COMPLETE|NONE|DELETE_COMPLETE)$ ]]
}

# What an operator does about a stack that takes no change in its state.
remedy() {
  local status=$2 stack="--stack-name $1 --region $AWS_REGION"
  case $status in
    UPDATE_ROLLBACK_FAILED)
      say "mend what its last FAILED event names, then run: aws cloudformation continue-update-rollback $stack && aws cloudformation wait stack-rollback-complete $stack"
      ;;
    UPDATE_FAILED) say "go back to what it was with: aws cloudformation rollback-stack $stack" ;;
    CREATE_FAILED | ROLLBACK_FAILED | DELETE_FAILED) say "mend what its last FAILED event names, then run: deploy/destroy $name" ;;
    *) say 'repair it in the CloudFormation console' ;;
  esac
}

# The kept releases, newest first: when each came, and its hash.
releases() {
  aws s3api list-objects-v2 --bucket "$1" --prefix releases/ --output text --query 'Contents[].[LastModified, Key]' |
    sed -nE "s:releases/([0-9a-f]{64})\.${kind}\$:\1:p" | sort -r
}

# No tool deletes a protected stack or balancer.
protect() {
  local stack=$1 protection=$2 balancer option=--enable-termination-protection
  if [[ $protection == false ]]; then option=--no-enable-termination-protection; fi
  quietly aws cloudformation update-termination-protection --stack-name "$stack" "$option"
  balancer=$(aws cloudformation list-stack-resources --stack-name "$stack" --output text \
    --query "StackResourceSummaries[?LogicalResourceId=='Balancer'].PhysicalResourceId")
  if [[ $balancer == arn:* ]]; then
    quietly aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$balancer" --attributes "Key=deletion_protection.enabled,Value=$protection"
  fi
}

delete_stack() {
  local token
  look "$1"
  if [[ $(fact "$1" Status) == NONE ]]; then
    say "$1 is not there"
    return
  fi
  need_own "$1"
  if [[ $(fact "$1" Status) != REVIEW_IN_PROGRESS ]]; then protect "$1" false; fi
  token=$(new_token)
  run aws cloudformation delete-stack --stack-name "$1" --client-request-token "$token"
  if [[ ! $dry_run ]]; then follow "$1" "$token" || fail "$1 could not be deleted; the lines above tell what is in the way"; fi
}
