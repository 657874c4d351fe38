using Amazon.Runtime;

namespace EmployeeDirectory.Aws;

public static class AwsFault
{
    public static bool IsOfSettings(Exception? fault) => CodeOf(fault) is
        "BucketAlreadyExists" or "InvalidBucketName" or "IllegalLocationConstraintException"
        or "InvalidLocationConstraint" or "ValidationException" or "PermanentRedirect";

    public static string Explain(Exception fault) => CodeOf(fault) is { Length: > 0 } code
        ? $"AWS refused the request ({code}). {RemedyOf(code)}"
        : "AWS did not answer. Check the network, the region and the endpoint.";

    private static string? CodeOf(Exception? fault) =>
        fault is AmazonServiceException refused ? refused.ErrorCode : null;

    private static string RemedyOf(string code) => code switch
    {
        "AccessDenied" or "AccessDeniedException" or "Forbidden" =>
            "Allow the role to do this, and check that the bucket is yours.",
        "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" =>
            "The credentials have expired. Renew them, and check the clock.",
        "UnrecognizedClientException" or "InvalidAccessKeyId" or "InvalidClientTokenId" or "AuthFailure"
        or "InvalidSignatureException" or "SignatureDoesNotMatch" =>
            "Check the access key. In a region that accounts have to opt in to, enable the region.",
        "BucketAlreadyExists" => "Another account has a bucket of this name. Set Aws__PhotoBucket to another name.",
        "InvalidBucketName" => "Set Aws__PhotoBucket to 3 to 63 lower-case letters, digits and hyphens.",
        "IllegalLocationConstraintException" or "InvalidLocationConstraint" or "PermanentRedirect" =>
            "The bucket and AWS_REGION are not of the same region. Check AWS_REGION, AWS_ENDPOINT_URL_S3 and Aws__PhotoBucket.",
        "ValidationException" => "Check Aws__TableName.",
        "ResourceNotFoundException" or "NoSuchBucket" or "NotFound" =>
            "It does not exist in this region. Check the name and AWS_REGION.",
        "TooManyBuckets" or "LimitExceededException" => "Delete what is not needed, or have the quota raised.",
        "ProvisionedThroughputExceededException" or "ThrottlingException" or "RequestLimitExceeded" or "SlowDown" =>
            "It is throttled. Check the capacity.",
        _ => "It is tried again."
    };
}
