using EmployeeDirectory.Imaging;

namespace EmployeeDirectory.Web.Tests.Imaging;

public class PhotoCropTests
{
    [Theory]
    [InlineData("12,-3,400", 12, -3, 400, 0, "12,-3,400,0")]
    [InlineData("12,-3,400,3", 12, -3, 400, 3, "12,-3,400,3")]
    [InlineData("0,0,0,1", 0, 0, 0, 1, "0,0,0,1")]
    public void TryParse_SquareAndTurns_IsWhatToStringWrites(string text, int left, int top, int size, int turns, string written)
    {
        Assert.True(PhotoCrop.TryParse(text, out var crop));
        Assert.Equal(new PhotoCrop(left, top, size, turns), crop);
        Assert.Equal(written, crop.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("whole")]
    [InlineData("1,2,3,4")]
    [InlineData("1,2,-5")]
    [InlineData("1,2,3,-1")]
    [InlineData("1,2,3,")]
    [InlineData("1,2,3,1,1")]
    [InlineData("1.5,2,3")]
    [InlineData("a,b,c")]
    [InlineData("1,2,99999999999")]
    public void TryParse_AnythingElse_IsFalse(string? text) => Assert.False(PhotoCrop.TryParse(text, out _));

    [Theory]
    [InlineData(-50, -50, 100, 0, 0, 100)]
    [InlineData(350, 250, 100, 300, 200, 100)]
    [InlineData(10, 10, int.MaxValue, 10, 0, 300)]
    [InlineData(int.MaxValue, int.MinValue, 1, 399, 0, 1)]
    [InlineData(0, 0, 0, 50, 0, 300)]
    public void Within_OutOfRange_IsClamped(int left, int top, int size, int clampedLeft, int clampedTop, int clampedSize) =>
        Assert.Equal(new PhotoCrop(clampedLeft, clampedTop, clampedSize), new PhotoCrop(left, top, size).Within(400, 300));
}
