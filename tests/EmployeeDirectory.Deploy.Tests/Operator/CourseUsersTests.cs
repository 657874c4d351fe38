namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>Their groups, which moto does not make of a template, are looked at by cfn-lint and cdk-nag alone.</summary>
public sealed class CourseUsersTests(DeployedDirectory directory)
{
    [Fact]
    public async Task CourseUsers_OnMoto_AreThree()
    {
        await directory.AskAsync(
            "cloudformation", "create-stack", "--stack-name", "course-users", "--capabilities", "CAPABILITY_IAM",
            "--template-body", $"file://{Path.Combine(Places.Deploy, "course-users.yaml")}");
        foreach (var user in (string[])["S3Reader", "Ec2Reader", "Ec2Operator"])
        {
            var name = await directory.OutputAsync("course-users", user);
            Assert.Equal(name, (await directory.AskAsync("iam", "get-user", "--user-name", name))["User"]!["UserName"]!.ToString());
        }
    }
}
