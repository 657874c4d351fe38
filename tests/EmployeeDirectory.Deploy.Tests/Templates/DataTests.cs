namespace EmployeeDirectory.Deploy.Tests.Templates;

public sealed class DataTests
{
    public static TheoryData<string> Buckets => [.. Template.Data.Named("AWS::S3::Bucket")];

    [Fact]
    public void Everything_StackDeleted_IsKept() => Assert.All(
        Template.Data.Resources,
        resource => Assert.Equal(("Retain", "Retain"), (resource.Value!["DeletionPolicy"]?.ToString(), resource.Value["UpdateReplacePolicy"]?.ToString())));

    [Fact]
    public void Table_OnAws_CanBeBroughtBackAndNotBeDeleted()
    {
        var table = Template.Data["Table"];
        Json.AssertEqual("""{"PointInTimeRecoveryEnabled": "true"}""", table["PointInTimeRecoverySpecification"]);
        Json.AssertEqual("""{"SSEEnabled": "true"}""", table["SSESpecification"]);
        Assert.Equal("true", table["DeletionProtectionEnabled"]?.ToString());
    }

    [Theory, MemberData(nameof(Buckets))]
    public void Bucket_OnAws_IsPrivateAndEncrypted(string bucket)
    {
        var properties = Template.Data[bucket];
        Json.AssertEqual(
            """{"BlockPublicAcls": "true", "BlockPublicPolicy": "true", "IgnorePublicAcls": "true", "RestrictPublicBuckets": "true"}""",
            properties["PublicAccessBlockConfiguration"]);
        Json.AssertEqual("""{"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}""", properties["OwnershipControls"]);
        Assert.Equal("AES256", properties["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]!.ToString());
    }

    [Theory, MemberData(nameof(Buckets))]
    public void Bucket_PlainHttp_IsRefused(string bucket)
    {
        var policy = Assert.Single(Template.Data.Named("AWS::S3::BucketPolicy"), name => Template.Data[name]["Bucket"]!["Ref"]!.ToString() == bucket);
        var statement = Template.Data[policy]["PolicyDocument"]!["Statement"]!.AsArray().Single(statement => statement!["Sid"]!.ToString() == "TlsOnly")!;
        Json.AssertEqual(
            """
            {"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
             "Resource": [{"Fn::GetAtt": ["BUCKET", "Arn"]}, {"Fn::Sub": "${BUCKET.Arn}/*"}],
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
            """.Replace("BUCKET", bucket),
            statement);
    }

    [Fact]
    public void Photos_Deleted_CanBeBroughtBackForAWhile()
    {
        var photos = Template.Data["PhotoBucket"];
        Assert.Equal("Enabled", photos["VersioningConfiguration"]!["Status"]!.ToString());
        var swept = photos["LifecycleConfiguration"]!["Rules"]![0]!;
        Json.AssertEqual("""{"NoncurrentDays": {"Ref": "PhotoRecoveryDays"}}""", swept["NoncurrentVersionExpiration"]);
        Assert.Equal("true", swept["ExpiredObjectDeleteMarker"]!.ToString());
    }

    [Fact]
    public void ReadModelCopies_ThatNobodyDeletes_AreGoneAfterTwoDays()
    {
        var rule = Assert.Single(
            Template.Data["PhotoBucket"]["LifecycleConfiguration"]!["Rules"]!.AsArray(), rule => rule!["Prefix"]?.ToString() == "read-models/")!;
        Assert.Equal("2", rule["ExpirationInDays"]!.ToString());
        Assert.Equal("1", rule["NoncurrentVersionExpiration"]!["NoncurrentDays"]!.ToString());
    }

    [Fact]
    public void Releases_Deleted_AreGoneAfterAWhileAndOthersStay()
    {
        var rules = Template.Data["ReleaseBucket"]["LifecycleConfiguration"]!["Rules"]!.AsArray();
        Assert.Contains(rules, rule => rule!["NoncurrentVersionExpiration"]?["NoncurrentDays"]?.ToString() == "30");
        // The age of a release does not tell whether it runs.
        Assert.DoesNotContain(rules, rule => rule!["ExpirationInDays"] is not null);
    }
}
