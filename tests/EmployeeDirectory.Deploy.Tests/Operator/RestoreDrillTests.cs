namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>The steps of the drill in deploy/README.md, as far as moto takes them.</summary>
public sealed class RestoreDrillTests(DeployedDirectory directory)
{
    [Fact]
    public async Task Table_Restored_HasTheRecordsAndIsTakenByTheNextDeployment()
    {
        var table = await directory.OutputAsync("directory-data", "TableName");
        await DoAsync("dynamodb", "put-item", "--table-name", table, "--item", """{"pk": {"S": "EMPLOYEE#1"}, "sk": {"S": "PROFILE"}}""");
        // moto leaves this out of a template.
        await DoAsync("dynamodb", "update-continuous-backups", "--table-name", table, "--point-in-time-recovery-specification", "PointInTimeRecoveryEnabled=true");

        await DoAsync("dynamodb", "restore-table-to-point-in-time", "--source-table-name", table, "--target-table-name", "restored", "--restore-date-time", DateTimeOffset.UtcNow.ToString("O"));
        await DoAsync("dynamodb", "wait", "table-exists", "--table-name", "restored");
        await DoAsync("dynamodb", "update-time-to-live", "--table-name", "restored", "--time-to-live-specification", "Enabled=true,AttributeName=expiresAt");
        await DoAsync("dynamodb", "update-continuous-backups", "--table-name", "restored", "--point-in-time-recovery-specification", "PointInTimeRecoveryEnabled=true");
        await DoAsync("dynamodb", "update-table", "--table-name", "restored", "--deletion-protection-enabled");

        Assert.Equal("1", (await directory.AskAsync("dynamodb", "scan", "--table-name", "restored", "--select", "COUNT"))["Count"]!.ToString());
        Assert.Equal("ENABLED", (await directory.AskAsync("dynamodb", "describe-time-to-live", "--table-name", "restored"))["TimeToLiveDescription"]!["TimeToLiveStatus"]!.ToString());
        var said = (await directory.OperateAsync("deploy", "--dry-run", DeployedDirectory.Name, "TableName=restored")).Succeeded();
        Assert.Contains("""{"ParameterKey":"TableName","ParameterValue":"restored"}""", said);
    }

    [Fact]
    public async Task Photo_Deleted_ComesBackWithoutItsMarker()
    {
        var bucket = await directory.OutputAsync("directory-data", "PhotoBucket");
        // moto leaves this out of a template.
        await DoAsync("s3api", "put-bucket-versioning", "--bucket", bucket, "--versioning-configuration", "Status=Enabled");
        await DoAsync("s3api", "put-object", "--bucket", bucket, "--key", "photos/one");
        await DoAsync("s3api", "delete-object", "--bucket", bucket, "--key", "photos/one");

        var marker = Assert.Single((await directory.AskAsync("s3api", "list-object-versions", "--bucket", bucket, "--prefix", "photos/"))["DeleteMarkers"]!.AsArray())!;
        await DoAsync("s3api", "delete-object", "--bucket", bucket, "--key", marker["Key"]!.ToString(), "--version-id", marker["VersionId"]!.ToString());

        await DoAsync("s3api", "head-object", "--bucket", bucket, "--key", "photos/one");
    }

    private async Task DoAsync(params string[] arguments) => (await directory.CallAsync(arguments)).Succeeded();
}
